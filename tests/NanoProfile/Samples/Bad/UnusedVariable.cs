// expect: line 6: device-build: CS0168: The variable 'nothing' is declared but never used; warnings are errors
public static class Careless
{
    public static void Do()
    {
        int nothing;
    }
}
