// expect: line 6: static-order: the initialiser of Defaults reads the lambda's hidden static, which may still be 0 or null; initialise statics from literals
using System;

public static class Defaults
{
    public static readonly Action Nothing = () => { };
}
