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
