public static class Addresses
{
    public static int Low(nint address)
    {
        return (int)address & 0xFFFF;
    }
}
