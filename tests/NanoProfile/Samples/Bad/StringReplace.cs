// expect: line 6: device-build: CS1061: 'string' does not contain a definition for 'Replace' and no accessible extension method 'Replace' accepting a first argument of type 'string' could be found (are you missing a using directive or an assembly reference?); use C# 10 and what tests/NanoProfile/Api lists
public static class Text
{
    public static string Plain(string text)
    {
        return text.Replace(",", ".");
    }
}
