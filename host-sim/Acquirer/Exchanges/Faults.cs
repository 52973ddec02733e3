using System;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Exchanges;

/// <summary>The switchboard for faults: one can be armed; it strikes once. Safe on any thread.</summary>
public sealed class Faults
{
    /// <summary>The longest delay, in seconds.</summary>
    public const int LongestDelay = 120;

    private readonly object _lock = new();
    private Fault _armed;
    private int _seconds;
    private int _answer;

    /// <summary>What strikes next; <see cref="Fault.None"/> when nothing is armed.</summary>
    public Fault Armed
    {
        get
        {
            lock (_lock)
                return _armed;
        }
    }

    /// <summary>Arms a fault in place of the one armed before.</summary>
    /// <param name="fault">What is to happen; <see cref="Fault.None"/> disarms.</param>
    /// <param name="seconds">For <see cref="Fault.Late"/>: 1 to <see cref="LongestDelay"/>.</param>
    /// <param name="answerMti">Strikes only an answer of this type (210 for 0210); 0 for any.</param>
    public void Arm(Fault fault, int seconds = 0, int answerMti = 0)
    {
        if (fault == Fault.Late && seconds is < 1 or > LongestDelay)
            throw new ArgumentOutOfRangeException(nameof(seconds), $"A late answer is 1 to {LongestDelay} seconds late.");
        lock (_lock)
            (_armed, _seconds, _answer) = (fault, seconds, answerMti);
    }

    /// <summary>Whether a fault spoils the books, and not the answer.</summary>
    internal static bool IsOfBooks(Fault fault) => fault is Fault.Forgotten or Fault.Misbooked or Fault.BookedTwice;

    /// <summary>Takes the armed fault if it is for this answer.</summary>
    /// <param name="answerMti">Type of the answer.</param>
    /// <param name="hasAmount">Whether it has an amount.</param>
    /// <param name="isSold">Whether it approves a sale.</param>
    internal (Fault Fault, int Seconds) Take(int answerMti, bool hasAmount, bool isSold)
    {
        lock (_lock)
        {
            bool isForThis = (_answer == 0 || _answer == answerMti) && _armed switch
            {
                Fault.WrongAmount => hasAmount,
                Fault.Refused => answerMti is Mti.AdviceAnswer or Mti.ReversalAnswer,
                _ => !IsOfBooks(_armed) || isSold,
            };
            if (!isForThis)
                return (Fault.None, 0);
            var taken = (_armed, _seconds);
            _armed = Fault.None;
            return taken;
        }
    }
}
