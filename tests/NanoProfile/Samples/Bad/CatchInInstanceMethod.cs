// expect: line 15: catch: a catch in an instance method leaks an unwind record each time; move the try into a private static method
using System;

public sealed class Reader
{
    private byte[] _buffer = new byte[8];

    public bool TryRead()
    {
        try
        {
            _buffer[8] = 1;
            return true;
        }
        catch (IndexOutOfRangeException)
        {
            return false;
        }
    }
}
