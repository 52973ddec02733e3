using System;

public static class Lookup
{
    public static int Find(int[] numbers, int number)
    {
        return Array.BinarySearch(numbers, number, null);
    }
}
