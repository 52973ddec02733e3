// expect: line 7: unsafe: stackalloc fails on the device; allocate an array once and reuse it
// unsafe
public static class Scratch
{
    public static unsafe int Sum()
    {
        int* numbers = stackalloc int[4];
        return numbers[0] + numbers[3];
    }
}
