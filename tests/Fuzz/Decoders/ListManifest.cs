using System.Collections.Generic;
using Terminal.Core.Keys;
using Terminal.Core.StopList;

namespace Terminal.Tests.Fuzz.Decoders;

/// <summary>A manifest of the stop list, as it stands and under a right MAC.</summary>
internal sealed class ListManifest : Decoder
{
    private readonly Manifest _manifest = new();

    public override string Name => "list-manifest";

    public override int Inputs => 250_000;

    public override IReadOnlyList<byte[]> Corpus { get; } = [HeldFlash.Manifest];

    public override Outcome Run(byte[] input)
    {
        bool asItStands = Read(input);
        bool repaired = Read(HeldFlash.Sealed(input));
        Must(repaired || !asItStands, "A right MAC never makes a manifest worse.");
        return repaired ? Outcome.Accepted : Outcome.Refused;
    }

    private bool Read(byte[] file)
    {
        if (!_manifest.Read(Testville.Crypto, Testville.Keys, file, file.Length))
            return false;
        Must(_manifest.Pages is >= 1 and <= Manifest.MostPages && _manifest.ResultBits is 8 or 12 or 16, "What is accepted is in range.");
        Must(_manifest.Created <= _manifest.ValidUntil && _manifest.ListKey.Length == KeyRing.KeyLength, "It has its times and its key.");
        ListEdition edition = new(), copy = new();
        edition.Take(_manifest);
        byte[] bytes = new byte[ListEdition.Length];
        edition.Write(bytes, 0);
        Must(copy.Read(bytes, 0), "It makes an edition that can be written and read.");
        return true;
    }
}
