// expect: line 4: device-build: CS0518: Predefined type 'System.Nullable`1' is not defined or imported; use C# 10 and what tests/NanoProfile/Api lists
public static class Maybe
{
    public static int? Half(int number)
    {
        return number / 2;
    }
}
