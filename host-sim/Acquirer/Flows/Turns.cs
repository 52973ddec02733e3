using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;

namespace Terminal.Acquirer.Flows;

/// <summary>One request at a time for one sale number: a doubled request waits for its twin's answer, and then finds it stored.</summary>
internal sealed class Turns
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _taken = new();

    /// <summary>Waits for the turn; disposing the result ends it.</summary>
    public async Task<IDisposable> TakeAsync(string key)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (true)
        {
            var current = _taken.GetOrAdd(key, mine);
            if (current == mine)
                return new Turn(_taken, key, mine);
            await current.Task.ConfigureAwait(false);
        }
    }

    private sealed class Turn(ConcurrentDictionary<string, TaskCompletionSource> taken, string key, TaskCompletionSource mine) : IDisposable
    {
        public void Dispose()
        {
            taken.TryRemove(key, out _);
            mine.TrySetResult();
        }
    }
}
