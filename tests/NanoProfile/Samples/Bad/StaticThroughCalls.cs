// expect: line 19: static-order: the initialiser of Devices reads Alphabet._letters, which may still be 0 or null; initialise statics from literals
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
