// expect: line 8: overflow-check: the device does not check for overflow (checked, or an array's length in long); compare with the range first
// expect: line 15: overflow-check: the device does not check for overflow (checked, or an array's length in long); compare with the range first
// expect: line 21: overflow-check: the device does not check for overflow (checked, or an array's length in long); compare with the range first
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
