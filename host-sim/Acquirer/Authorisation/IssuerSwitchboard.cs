using System.Collections.Concurrent;

namespace Terminal.Acquirer.Authorisation;

/// <summary>Where an operator notes that an issuer has signed off, and QA plays that it is silent or cannot be reached. Safe on any thread.</summary>
public sealed class IssuerSwitchboard
{
    private readonly ConcurrentDictionary<string, IssuerStanding> _standings = new();
    private volatile IssuerStanding _others;

    /// <summary>Sets how an issuer or processing centre is to be had; <see cref="IssuerStanding.Reached"/> leaves it to the line.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="standing">How it is to be had.</param>
    public void Set(string name, IssuerStanding standing) => _standings[name] = standing;

    /// <summary>Sets it for all of them.</summary>
    /// <param name="standing">How they are to be had.</param>
    public void SetAll(IssuerStanding standing)
    {
        _others = standing;
        _standings.Clear();
    }

    /// <summary>How an issuer or processing centre is to be had.</summary>
    /// <param name="name">Its name.</param>
    public IssuerStanding Of(string name) => _standings.TryGetValue(name, out var standing) ? standing : _others;
}
