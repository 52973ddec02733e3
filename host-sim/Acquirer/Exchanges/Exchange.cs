using System;
using System.Collections.Generic;
using Terminal.Acquirer.Storage;

namespace Terminal.Acquirer.Exchanges;

/// <summary>One request and what became of it, without card data beyond the mask.</summary>
public sealed class Exchange
{
    private readonly MaskedMessage _request;
    private readonly MaskedMessage? _response;

    internal Exchange(DateTimeOffset time, string terminal, MaskedMessage request, MaskedMessage? response, string noAnswer, string explanation)
    {
        _request = request;
        _response = response;
        Time = time;
        Terminal = terminal;
        NoAnswer = noAnswer;
        Explanation = explanation;
    }

    /// <summary>When the answer was ready, UTC.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>DE41 of a genuine request; empty otherwise.</summary>
    public string Terminal { get; }

    /// <summary>The request, described.</summary>
    public IReadOnlyList<DescribedField> Request => _request.Lines;

    /// <summary>The answer, described; empty when there was none.</summary>
    public IReadOnlyList<DescribedField> Response => _response?.Lines ?? [];

    /// <summary>Why there was no answer; empty when there was one.</summary>
    public string NoAnswer { get; }

    /// <summary>What was decided and why, in one or two plain sentences.</summary>
    public string Explanation { get; }

    /// <summary>As the database keeps it: with the answer, or why there was none.</summary>
    internal ExchangeRow Row() => new(Times.Stamp(Time), Terminal, _request.ToString(), _response?.ToString() ?? NoAnswer, Explanation);
}
