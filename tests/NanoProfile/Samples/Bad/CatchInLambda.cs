using System;

public static class Runner
{
    public static Action Quiet(Action work)
    {
        return () =>
        {
            try
            {
                work();
            }
            catch (Exception)
            {
            }
        };
    }
}
