public static class Choice
{
    public static T First<T>(T first, T second)
    {
        return first;
    }
}
