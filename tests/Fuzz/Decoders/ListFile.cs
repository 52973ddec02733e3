using System.Collections.Generic;
using System.Linq;
using Terminal.Board;
using Terminal.Core.Ports;
using Terminal.Core.StopList;

namespace Terminal.Tests.Fuzz.Decoders;

/// <summary>
/// One file of the stop list in flash, recovered and asked: as it stands, when it must be whole or leave every listed card unknown; or under right MACs, when it need only be
/// answered. The other files are whole.
/// </summary>
internal sealed class ListFile : Decoder
{
    private readonly string _file;
    private readonly bool _isSealed;
    private readonly DeviceBoard _device = new(new VirtualClock());
    private readonly IDisposable _entry;
    private readonly IFileStore _files;

    /// <summary>Takes one file's contents.</summary>
    /// <param name="file">Its name without the folder, such as <c>selector.a</c>.</param>
    /// <param name="isSealed">Whether it is given its MACs.</param>
    public ListFile(string file, bool isSealed)
    {
        _file = "list/" + file;
        _isSealed = isSealed;
        _entry = _device.Enter();
        _files = _device.Flash.Mount();
        _device.Flash.Restore(HeldFlash.Files);
        Corpus = [HeldFlash.Files[_file]];
    }

    public override int Inputs => _file.Contains("base") ? 50_000 : 250_000;

    public override string Name => _file.Replace('/', '-').Replace('.', '-') + (_isSealed ? "-sealed" : "");

    public override IReadOnlyList<byte[]> Corpus { get; }

    public override Outcome Run(byte[] input)
    {
        _device.Flash.Arm(null);
        byte[] file = !_isSealed ? input : _file.Contains("selector") ? HeldFlash.SealedSelector(input) : HeldFlash.Sealed(input);
        _device.Flash.Put(_file, file);
        if (_file.EndsWith("selector.a", StringComparison.Ordinal))
            _device.Flash.Put("list/selector.b", []);
        var list = new HeldList(_files, Testville.Crypto, Testville.Keys);
        list.Recover();
        bool isWhole = true;
        foreach (string card in HeldFlash.Listed)
        {
            var listing = HeldFlash.Find(list, card);
            isWhole &= listing == Listing.Listed;
            Must(_isSealed || listing != Listing.Absent, "A listed card is never answered as absent.");
        }

        Must(list.IsHeld || HeldFlash.Listed.All(card => HeldFlash.Find(list, card) == Listing.Unknown), "Without a list nothing is known.");
        return isWhole ? Outcome.Accepted : Outcome.Refused;
    }

    public override void Dispose() => _entry.Dispose();
}
