public static class Scratch
{
    public static int Sum()
    {
        var numbers = stackalloc int[4];
        return numbers[0] + numbers[3];
    }
}
