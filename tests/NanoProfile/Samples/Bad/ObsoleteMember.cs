// expect: line 8: device-build: CS0618: 'Guid.TryParseGuidWithDashes(string, out Guid)' is obsolete: 'This will be renamed to TryParse in a future version.'; warnings are errors
using System;

public static class Names
{
    public static bool Parse(string text, out Guid name)
    {
        return Guid.TryParseGuidWithDashes(text, out name);
    }
}
