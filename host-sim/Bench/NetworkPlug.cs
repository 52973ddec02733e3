using System;
using Terminal.Core.Ports;

namespace Terminal.Bench;

/// <summary>The plug in the terminal's network socket: pulled, no byte leaves the terminal.</summary>
internal sealed class NetworkPlug : IHostLink
{
    private readonly IHostLink _line;
    private readonly Action _refused;
    private volatile bool _isIn = true;

    /// <summary>Plugs a line in.</summary>
    /// <param name="line">Where it leads.</param>
    /// <param name="refused">Told when the terminal wanted to send with the plug pulled.</param>
    public NetworkPlug(IHostLink line, Action refused)
    {
        _line = line;
        _refused = refused;
    }

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
        _refused();
        responseLength = 0;
        return Delivery.NotSent;
    }

    /// <inheritdoc/>
    public int Fetch(string path, int offset, byte[] buffer, int count)
    {
        if (_isIn)
            return _line.Fetch(path, offset, buffer, count);
        _refused();
        return FetchStatus.NoAnswer;
    }
}
