using System;
using Terminal.Core.Messages;
using Terminal.Core.Ports;

namespace Terminal.Core.Journal;

/// <summary>
/// What the acquirer gave at sign-on and every sale's number begins with. Kept like a sale: two generations under two names. A terminal that has lost
/// it sells nothing until it has signed on again.
/// </summary>
public sealed class TerminalEpoch
{
    private const byte EpochKind = (byte)'E';

    private readonly IFileStore _files;
    private readonly RecordSeal _seal;
    private int _generation;
    private bool _isLost;

    internal TerminalEpoch(IFileStore files, RecordSeal seal)
    {
        _files = files;
        _seal = seal;
    }

    /// <summary>Whether the terminal has an epoch.</summary>
    public bool IsKnown => _generation > 0 && !_isLost;

    /// <summary>The epoch, two ASCII characters.</summary>
    public byte[] Characters { get; } = new byte[2];

    /// <summary>The batch that new sales belong to.</summary>
    public int Batch { get; private set; }

    /// <summary>The highest counter that the acquirer had seen of this terminal at sign-on.</summary>
    public long Counter { get; private set; }

    /// <summary>Takes over what the acquirer gave; written before it is used.</summary>
    /// <returns>False when the flash refused it: what was known before still stands.</returns>
    public bool Adopt(byte[] from, int offset, int batch, long counter)
    {
        Array.Clear(_seal.Payload, 0, _seal.Payload.Length);
        Array.Copy(from, offset, _seal.Payload, 0, 2);
        BigEndian.Write(_seal.Payload, 2, 3, batch);
        BigEndian.Write(_seal.Payload, 5, 8, counter);
        _seal.Seal(EpochKind, 0, _generation + 1);
        if (!_files.Write(FileName(_generation + 1), _seal.Sealed, RecordSeal.Length))
        {
            return false;
        }

        _files.Delete(FileName(_generation));
        Take();
        _isLost = false;
        return true;
    }

    /// <summary>Takes it for lost: something is that it rests on. The next sign-on brings a new one.</summary>
    internal void Lose() => _isLost = true;

    /// <summary>Reads what the flash holds.</summary>
    /// <returns>False when it did not give a file now: that one may be the newer, and what cannot be read is not lost.</returns>
    internal bool Recover()
    {
        _isLost = false;
        _generation = 0;
        bool isGiven = true;
        for (int i = 0; i < 2; i++)
        {
            int length = _files.Read(FileName(i), _seal.Sealed);
            isGiven &= length != FileStatus.Unreadable;
            if (length == RecordSeal.Length && _seal.TryOpen() && IsEpoch() && _seal.Generation % 2 == i && _seal.Generation > _generation)
            {
                Take();
            }
        }

        return isGiven;
    }

    // What field 60 and field 37 can carry.
    private bool IsEpoch() =>
        _seal.Kind == EpochKind
        && Content.Misfit(Content.Alphanumeric, _seal.Payload, 0, 2) < 0
        && BigEndian.Read(_seal.Payload, 2, 3) <= BatchNumber.Last
        && BigEndian.Read(_seal.Payload, 5, 8) >= 0 && BigEndian.Read(_seal.Payload, 5, 8) <= SaleRecord.LastNumber;

    private void Take()
    {
        Array.Copy(_seal.Payload, 0, Characters, 0, 2);
        Batch = (int)BigEndian.Read(_seal.Payload, 2, 3);
        Counter = BigEndian.Read(_seal.Payload, 5, 8);
        _generation = _seal.Generation;
    }

    // Beside the parameters, since a folder of its own would take two blocks of the flash.
    private static string FileName(int generation) => generation % 2 == 0 ? "parameters/epoch.a" : "parameters/epoch.b";
}
