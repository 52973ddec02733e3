// expect: line 8: device-build: CS0518: Predefined type 'System.Runtime.CompilerServices.IsVolatile' is not defined or imported; use C# 10 and what tests/NanoProfile/Api lists
public sealed class Flag
{
    private volatile bool _isSet;

    public void Set()
    {
        _isSet = true;
    }

    public bool IsSet()
    {
        return _isSet;
    }
}
