using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Terminal.Simulation.Soaking;

/// <summary>Many runs, one seed each: run i has the seed plus i. Each world is for itself, so several may be lived through at a time.</summary>
public sealed class Soak(long seed, int runs, int jobs)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, BrokenPromise> _failures = [];

    /// <summary>What was reached in all runs.</summary>
    public Coverage Coverage { get; } = new();

    /// <summary>Runs that are done.</summary>
    public int Done { get; private set; }

    /// <summary>What checkers found, by seed.</summary>
    public IReadOnlyDictionary<long, BrokenPromise> Failures => _failures;

    /// <summary>What had to be reached and was not; of meaning for a soak of <see cref="StandardCoverage.Runs"/> runs and more.</summary>
    public IReadOnlyList<string> Missing => StandardCoverage.Missing(Coverage);

    /// <summary>Lives through all runs, or until enough have failed.</summary>
    /// <param name="mostFailures">So many failures are enough.</param>
    /// <param name="progress">Called after each run, never twice at a time.</param>
    /// <param name="stopping">Ends it after the runs that have begun.</param>
    public void Run(int mostFailures = 1, Action<Soak>? progress = null, CancellationToken stopping = default)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs };
        Parallel.For(0, runs, options, (index, state) =>
        {
            if (stopping.IsCancellationRequested || _failures.Count >= mostFailures)
            {
                state.Stop();
                return;
            }
            var reached = new Coverage();
            BrokenPromise? broken = Probe.Run(new RunPlan(seed + index), reached);
            lock (_gate)
            {
                Coverage.Add(reached);
                Done++;
                if (broken is not null)
                    _failures.Add(seed + index, broken);
                progress?.Invoke(this);
            }
        });
    }

    /// <summary>How often what was reached, one kind a line.</summary>
    public string Summary() => string.Join(Environment.NewLine, Enum.GetValues<Reached>().Select(kind =>
        $"{kind}: {string.Join(", ", Coverage.Of(kind).Select(row => $"{row.Name} {row.Count}"))}"));
}
