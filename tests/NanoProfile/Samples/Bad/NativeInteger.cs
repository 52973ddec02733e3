// expect: line 4: embedded-attribute: System.Runtime.CompilerServices.NativeIntegerAttribute shifts the indexes of native methods; do without what needs it (ref struct, nint, a newer C#)
public static class Addresses
{
    public static int Low(nint address)
    {
        return (int)address & 0xFFFF;
    }
}
