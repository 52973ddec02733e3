public sealed class Flag
{
    private volatile bool _isSet;

    public bool IsSet => _isSet;
}
