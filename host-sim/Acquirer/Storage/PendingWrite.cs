using System;
using System.Data.Common;
using System.Threading.Tasks;

namespace Terminal.Acquirer.Storage;

/// <summary>A write that waits for its turn, and somebody who waits for it.</summary>
internal abstract class PendingWrite
{
    /// <summary>Does the work in a transaction that is not committed yet.</summary>
    public abstract void Run(DbTransaction transaction);

    /// <summary>It is on the disk.</summary>
    public abstract void Succeed();

    /// <summary>Nothing of it is on the disk.</summary>
    public abstract void Fail(Exception error);
}

/// <summary>The same with what it results in.</summary>
internal sealed class PendingWrite<T>(Func<DbTransaction, T> work) : PendingWrite
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    public Task<T> Done => _done.Task;

    public override void Run(DbTransaction transaction) => _result = work(transaction);

    public override void Succeed() => _done.SetResult(_result);

    public override void Fail(Exception error) => _done.SetException(error);
}
