// expect: line 4: generic: Choice.First is generic and crashes the device; write it for the one type it is needed for
public static class Choice
{
    public static T First<T>(T first, T second)
    {
        return first;
    }
}
