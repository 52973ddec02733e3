public static class Text
{
    public static string Plain(string text)
    {
        return text.Replace(",", ".");
    }
}
