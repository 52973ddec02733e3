using System;
using System.Collections.Generic;

namespace Terminal.Acquirer.Exchanges;

/// <summary>The last exchanges, for whoever watches. Safe on any thread.</summary>
public sealed class ExchangeLog
{
    /// <summary>So many exchanges are kept.</summary>
    public const int Capacity = 200;

    private readonly Queue<Exchange> _last = new();

    /// <summary>Raised after each exchange, on the request's thread and before its answer leaves. A subscriber that throws harms nobody.</summary>
    public event Action<Exchange>? Published;

    /// <summary>The last exchanges, oldest first.</summary>
    public IReadOnlyList<Exchange> Last
    {
        get
        {
            lock (_last)
                return [.. _last];
        }
    }

    internal void Publish(Exchange exchange)
    {
        lock (_last)
        {
            _last.Enqueue(exchange);
            if (_last.Count > Capacity)
                _last.Dequeue();
        }
        foreach (var subscriber in Delegate.EnumerateInvocationList(Published))
        {
            try
            {
                subscriber(exchange);
            }
            catch (Exception)
            {
                // What was decided is already on the disk; a watcher must not keep the terminal from hearing of it.
            }
        }
    }
}
