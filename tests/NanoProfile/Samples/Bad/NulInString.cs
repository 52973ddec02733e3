public static class Escape
{
    public static string Initialise()
    {
        return "\u001b@\0";
    }
}
