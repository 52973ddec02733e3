public static class Till
{
    public static long Add(long total, long amount)
    {
        return checked(total + amount);
    }

    public static byte Small(int number)
    {
        checked
        {
            return (byte)number;
        }
    }

    public static byte[] Buffer(long length)
    {
        return new byte[length];
    }
}
