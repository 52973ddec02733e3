// expect: line 14: catch: a filter in an instance method leaks an unwind record each time; move the try into a private static method
using System;

public sealed class Retry
{
    private int _left = 3;

    public void Run(Action work)
    {
        try
        {
            work();
        }
        catch (Exception error) when (_left > 0 && error.Message.Length > 0)
        {
            _left--;
        }
    }
}
