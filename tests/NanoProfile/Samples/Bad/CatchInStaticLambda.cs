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
