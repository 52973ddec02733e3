// expect: line 5: unsafe: the metadata processor rejects 'fixed'; index the array
// unsafe
public static class Pinned
{
    public static unsafe int First(byte[] bytes)
    {
        fixed (byte* first = bytes)
        {
            return *first;
        }
    }
}
