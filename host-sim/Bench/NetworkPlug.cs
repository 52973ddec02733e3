using Terminal.Core.Ports;

namespace Terminal.Bench;

/// <summary>The plug in the terminal's network socket: pulled, no byte leaves the terminal.</summary>
internal sealed class NetworkPlug : IHostLink
{
    private readonly IHostLink _line;
    private volatile bool _isIn = true;

    /// <summary>Plugs a line in.</summary>
    public NetworkPlug(IHostLink line) => _line = line;

    /// <summary>Whether the plug is in.</summary>
    public bool IsIn
    {
        get => _isIn;
        set => _isIn = value;
    }

    /// <inheritdoc/>
    public Delivery Exchange(byte[] request, int requestLength, byte[] response, out int responseLength)
    {
        if (_isIn)
            return _line.Exchange(request, requestLength, response, out responseLength);
        responseLength = 0;
        return Delivery.NotSent;
    }
}
