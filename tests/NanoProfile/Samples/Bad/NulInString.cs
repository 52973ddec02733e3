// expect: line 6: nul-in-string: the device cuts a string at \0; use a byte[]
public static class Escape
{
    public static string Initialise()
    {
        return "\u001b@\0";
    }
}
