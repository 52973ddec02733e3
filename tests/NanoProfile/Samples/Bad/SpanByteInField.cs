// expect: line 7: device-build: CS8345: Field or auto-implemented property cannot be of type 'SpanByte' unless it is an instance member of a ref struct; use C# 10 and what tests/NanoProfile/Api lists
// expect: line 7: device-build: CS0169: The field 'Window._bytes' is never used; warnings are errors
using System;

public sealed class Window
{
    private SpanByte _bytes;
}
