// expect: line 15: catch: a catch in a lambda leaks an unwind record each time; move the try into a private static method
using System;
using System.Threading;

public static class Starter
{
    public static void Start()
    {
        new Thread(static () =>
        {
            try
            {
                Start();
            }
            catch (Exception)
            {
            }
        }).Start();
    }
}
