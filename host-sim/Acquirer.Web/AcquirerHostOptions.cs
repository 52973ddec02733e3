using System;
using System.Collections.Generic;
using System.Net;

namespace Terminal.Acquirer.Web;

/// <summary>Bounds of the web face; the defaults suit one desk.</summary>
public sealed record AcquirerHostOptions
{
    /// <summary>Where it listens.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Names and addresses, beside 127.0.0.1 and localhost, under which terminals reach it: they go into its certificate.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>TCP port; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>Connections at once; one more is closed at once.</summary>
    public int Connections { get; init; } = 100;

    /// <summary>Requests that one remote address may send at once; they come back at <see cref="RequestsPerSecond"/>. One more gets HTTP 429.</summary>
    public int RequestBurst { get; init; } = 200;

    /// <summary>Requests a second that one remote address may send in the long run.</summary>
    public int RequestsPerSecond { get; init; } = 50;

    /// <summary>A request, headers and body, must be here within so long; otherwise HTTP 408.</summary>
    public TimeSpan ReadWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>An idle connection is closed after so long.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long requests in progress have to end when the host stops.</summary>
    public TimeSpan StopWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a connection is held when the fault "silent" strikes: longer than a terminal waits (30 seconds).</summary>
    public TimeSpan HoldSilence { get; init; } = TimeSpan.FromSeconds(40);
}
