public static class Careless
{
    public static void Do()
    {
        int nothing;
    }
}
