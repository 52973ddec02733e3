// expect: line 8: null-comparer: BinarySearch fails on the device without a comparer; pass one
using System;

public static class Lookup
{
    public static int Find(int[] numbers, int number)
    {
        return Array.BinarySearch(numbers, number, null);
    }
}
