public sealed class Box<T>
{
    public T Content;
}

public static class Boxes
{
    public static void Fill(Box<int> box)
    {
        box.Content = 1;
    }
}
