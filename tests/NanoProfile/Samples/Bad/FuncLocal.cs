using System;

public static class Late
{
    public static int Compute(int seed)
    {
        Func<int> later = () => seed;
        return later();
    }
}
