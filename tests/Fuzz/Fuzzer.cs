using System.Diagnostics;
using System.Globalization;
using System.Threading;

namespace Terminal.Tests.Fuzz;

/// <summary>
/// Gives a decoder the kept seeds, its corpus, and then inputs bred from it, until one fails or there have been enough. Decoding runs on a thread of its own, so that
/// an input that never ends is seen from outside.
/// </summary>
internal sealed class Fuzzer(Decoder decoder, ulong seed, KeptSeeds kept)
{
    private readonly Mutator _mutator = new(decoder.Corpus, decoder.Words);
    private byte[] _input = [];
    private string _origin = "";
    private long _started;
    private Finding? _finding;

    /// <summary>How long one input may take before it counts as endless.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Inputs bred and decoded so far.</summary>
    public long Inputs { get; private set; }

    public long Accepted { get; private set; }

    /// <summary>Runs so many inputs, or for so long.</summary>
    /// <returns>The first failure, shrunk and kept; null when there is none.</returns>
    public Finding? Run(long inputs, TimeSpan? time = null)
    {
        var thread = new Thread(() => Work(inputs, time)) { IsBackground = true };
        thread.Start();
        while (!thread.Join(Patience))
        {
            long started = Interlocked.Read(ref _started);
            if (!thread.Join(Patience) && started == Interlocked.Read(ref _started))
            {
                _finding = new Finding(decoder.Name, _origin, _input, "It does not end.");
                break;
            }
        }

        if (_finding is not null)
            kept.Keep(_finding);
        return _finding;
    }

    private void Work(long inputs, TimeSpan? time)
    {
        foreach (byte[] input in kept.Of(decoder.Name))
        {
            if (Fails(input, "a kept seed") is not null)
                return;
        }

        foreach (byte[] input in decoder.Corpus)
        {
            long accepted = Accepted;
            if (Fails(input, "the corpus") is not null)
                return;
            if (Accepted == accepted)
            {
                _finding = new Finding(decoder.Name, "the corpus", input, "A valid sample is refused.");
                return;
            }
        }

        Accepted = 0;
        var clock = Stopwatch.StartNew();
        while (time is null ? Inputs < inputs : clock.Elapsed < time)
        {
            if (Fails(_mutator.Breed(seed, Inputs), null) is not null)
                return;
            Inputs++;
        }
    }

    private Finding? Fails(byte[] input, string? origin)
    {
        _input = input;
        _origin = origin ?? "";
        Interlocked.Increment(ref _started);
        var error = ErrorOf(input, out var outcome);
        if (error is null)
        {
            Accepted += outcome == Outcome.Accepted ? 1 : 0;
            return null;
        }

        byte[] small = new Shrinker(shorter => SameFailure(shorter, error)).Shrink(input);
        string text = (ErrorOf(small, out _) ?? error).ToString();
        _finding = new Finding(decoder.Name, origin ?? string.Create(CultureInfo.InvariantCulture, $"seed {seed}, input {Inputs}"), small, text);
        return _finding;
    }

    private bool SameFailure(byte[] input, Exception error)
    {
        Interlocked.Increment(ref _started);
        var other = ErrorOf(input, out _);
        return other?.GetType() == error.GetType() && (error is not BrokenPromiseException || other.Message == error.Message);
    }

    private Exception? ErrorOf(byte[] input, out Outcome outcome)
    {
        outcome = Outcome.Refused;
        try
        {
            outcome = decoder.Run((byte[])input.Clone());
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }
}
