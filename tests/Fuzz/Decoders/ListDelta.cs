using System.Collections.Generic;
using System.Linq;
using System.Text;
using Terminal.Board;
using Terminal.Core;
using Terminal.Core.Ports;
using Terminal.Core.StopList;
using Terminal.Flows;

namespace Terminal.Tests.Fuzz.Decoders;

/// <summary>
/// A delta that the acquirer offers, taken by the terminal's own update: as it stands, or each block under a right MAC. Whatever comes, a whole list is held, never an older one; and one
/// that is not genuine changes nothing.
/// </summary>
internal sealed class ListDelta : Decoder, IHostLink
{
    private const int Steps = 40;

    private readonly bool _isSealed;
    private readonly VirtualClock _time = new();
    private readonly DeviceBoard _device;
    private readonly IDisposable _entry;
    private readonly IFileStore _files;
    private byte[] _delta = [];
    private bool _isFetched;

    public ListDelta(bool isSealed)
    {
        _isSealed = isSealed;
        _device = new DeviceBoard(_time);
        _entry = _device.Enter();
        _files = _device.Flash.Mount();
    }

    public override int Inputs => 50_000;

    public override string Name => _isSealed ? "list-delta-sealed" : "list-delta";

    public override IReadOnlyList<byte[]> Corpus { get; } = [HeldFlash.Delta(1), HeldFlash.Delta(200)];

    public override Outcome Run(byte[] input)
    {
        _device.Flash.Restore(HeldFlash.Files);
        _device.Flash.Arm(null);
        _delta = _isSealed ? [.. input.Chunk(DeltaBlock.Length).SelectMany(HeldFlash.Sealed)] : input;
        _isFetched = false;
        var list = new HeldList(_files, Testville.Crypto, Testville.Keys);
        list.Recover();
        long held = list.Version;
        var update = new ListUpdate(list, this, _files, Testville.Crypto, Testville.Keys, _time, Testville.Parameters.TerminalId, new FlashPlan(FlashPlan.SmallestBoard));
        for (int i = 0; i < Steps && update.IsDue; i++)
            update.Advance();

        Must(_isFetched, "The delta is asked for.");
        Must(list.IsHeld && !list.IsDamaged && list.Version >= held, "A whole list is held, and none that is older.");
        bool isTaken = list.Version > held;
        Must(isTaken || HeldFlash.Listed.All(card => HeldFlash.Find(list, card) == Listing.Listed), "What is refused changes nothing.");
        Must(HeldFlash.Listed.All(card => HeldFlash.Find(list, card) != Listing.Unknown), "Every card has its answer.");
        return isTaken ? Outcome.Accepted : Outcome.Refused;
    }

    public override void Dispose() => _entry.Dispose();

    Delivery IHostLink.Exchange(byte[] request, int requestLength, byte[] response, out int responseLength) => throw new NotSupportedException();

    int IHostLink.Fetch(string path, int offset, byte[] buffer, int count)
    {
        if (!path.StartsWith("/stop-list/delta", StringComparison.Ordinal))
            return FetchStatus.Refused;
        _isFetched = true;
        int length = Math.Clamp(_delta.Length - offset, 0, count);
        _delta.AsSpan(Math.Min(offset, _delta.Length), length).CopyTo(buffer);
        return length;
    }
}
