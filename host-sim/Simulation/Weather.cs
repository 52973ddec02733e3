using System;
using System.Collections.Generic;

namespace Terminal.Simulation;

/// <summary>
/// When which hazard strikes. Each run has a weather of its own, calm or stormy hazard by hazard; each hazard draws from a stream of its own, anew in every move, so that a run without one
/// of them, or without a move, is otherwise the same.
/// </summary>
public sealed class Weather
{
    private static readonly int Kinds = Enum.GetValues<Hazard>().Length;
    private const int Purpose = 1000;

    // How probable a hazard is, in an ordinary run, each time it could strike.
    private static readonly Dictionary<Hazard, double> Rates = new()
    {
        [Hazard.NoRoute] = 0.04,
        [Hazard.Outage] = 0.01,
        [Hazard.RequestLost] = 0.02,
        [Hazard.RequestLate] = 0.02,
        [Hazard.RequestDoubled] = 0.03,
        [Hazard.RequestCorrupted] = 0.01,
        [Hazard.AnswerLost] = 0.03,
        [Hazard.AnswerCorrupted] = 0.01,
        [Hazard.AnswerOfAnother] = 0.01,
        [Hazard.WrongMac] = 0.01,
        [Hazard.WrongAmount] = 0.01,
        [Hazard.HttpError] = 0.01,
        [Hazard.FrontAnswers] = 0.03,
        [Hazard.FetchFails] = 0.05,
        [Hazard.FetchCorrupted] = 0.02,
        [Hazard.CrashBeforeCommit] = 0.005,
        [Hazard.CrashAtIssuer] = 0.01,
        [Hazard.CrashAfterCommit] = 0.01,
        [Hazard.IssuerSlow] = 0.02,
        [Hazard.IssuerUnreachable] = 0.02,
        [Hazard.IssuerAway] = 0.01,
        [Hazard.AdviceUnclear] = 0.1,
        [Hazard.DatabaseFails] = 0.01,
        [Hazard.CutBefore] = 0.0006,
        [Hazard.CutWithin] = 0.0025,
        [Hazard.CutAfter] = 0.0008,
        [Hazard.FlashRefuses] = 0.002,
        [Hazard.FlashWakesLate] = 0.006,
        [Hazard.WeakWrite] = 0.1,
        [Hazard.FlashFull] = 0.002,
        [Hazard.BitFlips] = 0.5,
        [Hazard.PlugPulled] = 0.0004,
        [Hazard.CutInCall] = 0.006,
        [Hazard.PaperOut] = 0.02,
        [Hazard.PaperEnds] = 0.02,
        [Hazard.CoverOpen] = 0.01,
        [Hazard.PrinterSilent] = 0.01,
        [Hazard.DisplayDark] = 0.001,
        [Hazard.BadRead] = 0.06,
        [Hazard.ColdClock] = 0.3,
        [Hazard.ClockJumps] = 0.003,
        [Hazard.OtherTrades] = 0.004,
    };

    private static readonly double[] Moods = [0, 0.5, 1, 1, 3];

    private readonly long _seed;
    private readonly IReadOnlySet<Hazard> _calmed;
    private readonly double[] _rates = new double[Kinds];
    private readonly Chance[] _chances = new Chance[Kinds];

    /// <summary>The weather of a run.</summary>
    /// <param name="seed">The run's.</param>
    /// <param name="calmed">Hazards that do not strike all the same.</param>
    public Weather(long seed, IReadOnlySet<Hazard> calmed)
    {
        _seed = seed;
        _calmed = calmed;
        for (int kind = 0; kind < Kinds; kind++)
            _rates[kind] = Rates[(Hazard)kind] * new Chance(seed, Purpose + kind, -1).Of(Moods);
        Enter(0);
    }

    /// <summary>Told of each hazard that strikes.</summary>
    public event Action<Hazard>? Struck;

    /// <summary>Whether anything may go wrong at all.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>A move of the world begins.</summary>
    public void Enter(int move)
    {
        for (int kind = 0; kind < Kinds; kind++)
            _chances[kind] = new Chance(_seed, Purpose + kind, move);
    }

    /// <summary>Whether a hazard strikes here and now.</summary>
    public bool Strikes(Hazard hazard)
    {
        if (!IsOn || !_chances[(int)hazard].Hits(_rates[(int)hazard]) || _calmed.Contains(hazard))
            return false;
        Struck?.Invoke(hazard);
        return true;
    }

    /// <summary>The stream from which the details of a hazard that struck are drawn.</summary>
    public Chance Details(Hazard hazard) => _chances[(int)hazard];
}
