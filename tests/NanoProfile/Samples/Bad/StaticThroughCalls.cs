public static class Alphabet
{
    private static byte[] _letters = { 65, 66, 67 };

    public static int Size()
    {
        return _letters.Length;
    }
}

public sealed class Keyboard
{
    public readonly int Keys = Alphabet.Size();
}

public static class Devices
{
    public static readonly Keyboard Default = new Keyboard();
}
