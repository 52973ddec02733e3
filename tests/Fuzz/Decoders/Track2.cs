using System.Collections.Generic;
using System.Linq;
using System.Text;
using Terminal.Core.Cards;

namespace Terminal.Tests.Fuzz.Decoders;

/// <summary>Track 2 as a reader hands it over, taken as a card and judged by the acquirer's products.</summary>
internal sealed class Track2 : Decoder
{
    private static readonly DateTime Today = new(2026, 11, 22);
    private readonly MagneticStripe _stripe = new();
    private readonly PaymentCard _card = new();

    public override string Name => "track-2";

    public override IReadOnlyList<byte[]> Corpus { get; } = Testville.Cards.Select(card => Encoding.ASCII.GetBytes(card.Track2)).ToArray();

    public override Outcome Run(byte[] input)
    {
        int length = Math.Min(input.Length, MagneticStripe.Track2Capacity);
        var fault = Take(input, length, (byte)'1');
        var (pan, expiry) = (_card.PanLength, _card.Expiry);
        Must(fault == Take(input, length, (byte)'=') && pan == _card.PanLength && expiry == _card.Expiry, "What lies behind the track's end changes nothing.");
        Must(_stripe.Track2Length == 0 && IsZero(_stripe.Track2), "The swipe is wiped.");
        if (fault != CardFault.None)
        {
            Must(fault == CardFault.BadTrack, "Only a bad track is refused here.");
            Must(_card.PanLength == 0 && IsZero(_card.Pan) && IsZero(_card.Track2), "Nothing is kept of a bad track.");
            return Outcome.Refused;
        }

        Must(pan is >= PaymentCard.ShortestPan and <= PaymentCard.LongestPan && !_card.Pan.AsSpan(0, pan).ContainsAnyExceptInRange((byte)'0', (byte)'9'), "The number is 12 to 19 digits.");
        Must(expiry % 100 is >= 1 and <= 12 && _card.ServiceCode is >= 0 and <= 999, "Expiry and service code are in range.");
        Must(_card.Track2.AsSpan(0, _card.Track2Length).SequenceEqual(input.AsSpan(0, length)), "Track 2 is kept as it was read.");
        var judged = _card.Conforms(Testville.Parameters.Products, Today);
        Must(Enum.IsDefined(judged) && (judged != CardFault.None || _card.Product is not null), "A card that conforms has a product.");
        return Outcome.Accepted;
    }

    private static bool IsZero(ReadOnlySpan<byte> bytes) => !bytes.ContainsAnyExcept((byte)0);

    private CardFault Take(byte[] input, int length, byte behind)
    {
        _stripe.Track2.AsSpan().Fill(behind);
        input.AsSpan(0, length).CopyTo(_stripe.Track2);
        _stripe.Track2Length = length;
        return _card.Take(_stripe);
    }
}
