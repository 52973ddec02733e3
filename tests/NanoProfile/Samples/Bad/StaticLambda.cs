using System;

public static class Defaults
{
    public static readonly Action Nothing = () => { };
}
