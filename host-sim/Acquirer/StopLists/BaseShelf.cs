using System;
using System.Collections.Generic;
using System.Threading;

namespace Terminal.Acquirer.StopLists;

/// <summary>The bases asked for last, so that each is built once for all the terminals that want it. Safe on any thread.</summary>
internal sealed class BaseShelf(Func<long, int, ShelvedBase> build)
{
    private const int Places = 6;
    private readonly List<(long Version, int ResultBits, Lazy<ShelvedBase> Base)> _bases = [];

    /// <summary>Takes a base from the shelf, built when it is not there; who asks for the same meanwhile waits.</summary>
    public ShelvedBase Take(long version, int resultBits)
    {
        Lazy<ShelvedBase> found;
        lock (_bases)
        {
            int place = _bases.FindIndex(shelved => shelved.Version == version && shelved.ResultBits == resultBits);
            var taken = place < 0 ? (version, resultBits, new Lazy<ShelvedBase>(() => build(version, resultBits), LazyThreadSafetyMode.ExecutionAndPublication)) : _bases[place];
            if (place >= 0)
                _bases.RemoveAt(place);
            else if (_bases.Count == Places)
                _bases.RemoveAt(Places - 1);
            _bases.Insert(0, taken);
            found = taken.Item3;
        }

        try
        {
            return found.Value;
        }
        catch
        {
            // What failed once may work later: the database, above all.
            lock (_bases)
                _bases.RemoveAll(shelved => shelved.Base == found);
            throw;
        }
    }

    /// <summary>Those of a version that are on the shelf.</summary>
    public IReadOnlyList<int> ResultBitsOf(long version)
    {
        lock (_bases)
            return [.. _bases.FindAll(shelved => shelved.Version == version).ConvertAll(shelved => shelved.ResultBits)];
    }
}
