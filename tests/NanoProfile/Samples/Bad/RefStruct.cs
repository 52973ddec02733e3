// expect: line 2: embedded-attribute: System.Runtime.CompilerServices.IsByRefLikeAttribute shifts the indexes of native methods; do without what needs it (ref struct, nint, a newer C#)
public ref struct Window
{
    public int Start;
}
