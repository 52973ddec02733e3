// expect: line 7: device-build: CS0214: Pointers and fixed size buffers may only be used in an unsafe context; use C# 10 and what tests/NanoProfile/Api lists
// expect: line 8: device-build: CS0214: Pointers and fixed size buffers may only be used in an unsafe context; use C# 10 and what tests/NanoProfile/Api lists
public static class Scratch
{
    public static int Sum()
    {
        var numbers = stackalloc int[4];
        return numbers[0] + numbers[3];
    }
}
