// expect: line 4: generic: Box`1 is generic and crashes the device; write it for the one type it is needed for
// expect: line 11: generic: Box`1<System.Int32> is generic and crashes the device; declare a delegate or class of its own for it
// expect: line 13: generic: Box`1<System.Int32> is generic and crashes the device; declare a delegate or class of its own for it
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
