public static class Maybe
{
    public static int? Half(int number)
    {
        return number / 2;
    }
}
