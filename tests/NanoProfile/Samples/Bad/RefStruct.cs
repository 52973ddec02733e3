public ref struct Window
{
    public int Start;
}
