using System.Collections.Generic;
using Terminal.Core.StopList;

namespace Terminal.Tests.Fuzz.Decoders;

/// <summary>A page of the stop list under a right MAC: a card is looked up in whatever it holds.</summary>
internal sealed class ListPage : Decoder
{
    private readonly Manifest _manifest = HeldFlash.Read();
    private readonly byte[] _page = new byte[RibbonPage.Length];

    public override string Name => "list-page";

    public override int Inputs => 250_000;

    public override IReadOnlyList<byte[]> Corpus { get; } = [HeldFlash.Page];

    public override Outcome Run(byte[] input)
    {
        Array.Clear(_page);
        input.AsSpan(0, Math.Min(input.Length, _page.Length)).CopyTo(_page);
        byte[] mac = RibbonPage.MacOf(Testville.Crypto, _manifest, _page, 0);
        mac.AsSpan(0, 8).CopyTo(_page);
        Must(RibbonPage.IsGenuine(Testville.Crypto, _manifest, _page, 0), "The MAC that was computed is right.");
        bool isSound = true;
        foreach (string card in HeldFlash.OnPage)
        {
            var listing = RibbonPage.Look(_page, HeldFlash.Digest(card));
            Must(listing is Listing.Unknown or Listing.Absent or Listing.Listed, "There is an answer.");
            isSound &= listing == Listing.Listed;
        }

        return isSound ? Outcome.Accepted : Outcome.Refused;
    }
}
