using System.Collections.Generic;
using System.IO.Ports;
using System.Linq;
using System.Text;
using Terminal.Board;
using Terminal.Board.Parts;
using Terminal.Core.Cards;
using Terminal.Core.Ports;

namespace Terminal.Tests.Fuzz.Decoders;

/// <summary>
/// Bytes on the card reader's line. The first byte of an input says after how many bytes the firmware looks (its low bits; 0: once, at the end), and whether it
/// forgets everything before the silence (its high bit); the others are what comes over the line.
/// </summary>
internal sealed class ReaderFrame : Decoder
{
    private static readonly byte[] Good = Encoding.ASCII.GetBytes(Testville.Cards[0].Track2);
    private readonly MagneticStripe _stripe = new();
    private VirtualClock _time = null!;
    private DeviceBoard _device = null!;
    private IDisposable? _entry;
    private Terminal.Drivers.StripeReader _reader = null!;

    public override string Name => "reader-frame";

    public override IReadOnlyList<byte[]> Corpus { get; } =
        Enum.GetValues<ReaderStyle>().SelectMany(style => Testville.Cards.Take(3).SelectMany(card => Frames(style, card.Track1, card.Track2))).ToArray();

    public override IReadOnlyList<byte[]> Words => ["%E?"u8.ToArray(), ";E?"u8.ToArray(), "?;"u8.ToArray(), "\r"u8.ToArray(), "+"u8.ToArray(), [2], [3], [2, 255, 0], [2, 6, 0], [2, 0, 0]];

    public override Outcome Run(byte[] input)
    {
        if (_entry is null)
            Open();
        try
        {
            return Hear(input);
        }
        catch
        {
            // The next input gets a reader that has not seen this one.
            Dispose();
            throw;
        }
    }

    public override void Dispose()
    {
        _entry?.Dispose();
        _entry = null;
    }

    private void Open()
    {
        _time = new VirtualClock();
        _device = new DeviceBoard(_time);
        _device.AssignPins();
        _entry = _device.Enter();
        _reader = new Terminal.Drivers.StripeReader("COM2", new BoardClock());
    }

    private Outcome Hear(byte[] input)
    {
        int step = input.Length > 0 ? input[0] & 0x7F : 0;
        bool isForgotten = input.Length > 0 && input[0] > 0x7F;
        int cards = 0;
        for (int at = 1; at < input.Length; at += step)
        {
            step = step == 0 ? input.Length : step;
            _device.ReaderLine.Inject(input[at..Math.Min(at + step, input.Length)]);
            cards += ReadAll();
        }

        if (isForgotten)
            _reader.Discard();
        _time.Advance(Terminal.Drivers.StripeReader.SilenceMilliseconds);
        Must(ReadAll() == 0, "No card comes out of silence.");
        _device.Reader.Style = input.Length % 2 == 0 ? ReaderStyle.MagTek : ReaderStyle.IdTech;
        _device.Reader.Swipe(null, Testville.Cards[0].Track2);
        Must(_reader.Read(_stripe) == Swipe.Card && _stripe.Track2.AsSpan(0, _stripe.Track2Length).SequenceEqual(Good), "A good swipe after the silence is read.");
        return cards > 0 ? Outcome.Accepted : Outcome.Refused;
    }

    // Reads until nothing is left; every read takes a byte at least, or says that nothing is there.
    private int ReadAll()
    {
        int cards = 0;
        while (_reader.Read(_stripe) is var swipe && swipe != Swipe.None)
        {
            cards += swipe == Swipe.Card ? 1 : 0;
            Must(swipe is Swipe.Card or Swipe.BadRead, "A swipe is a card or a bad read.");
            Must(swipe == Swipe.Card ? HasTracks() : IsClear(), "A card has tracks, and a bad read none.");
        }

        Must(IsClear(), "Nothing swiped is nothing.");
        return cards;
    }

    private bool HasTracks() =>
        _stripe.Track1Length + _stripe.Track2Length > 0
        && !_stripe.Track1.AsSpan(0, _stripe.Track1Length).ContainsAnyExceptInRange<byte>(0x20, 0x5F)
        && !_stripe.Track2.AsSpan(0, _stripe.Track2Length).ContainsAnyExcept("0123456789="u8);

    private bool IsClear() =>
        _stripe.Track1Length + _stripe.Track2Length == 0 && !_stripe.Track1.AsSpan().ContainsAnyExcept((byte)0) && !_stripe.Track2.AsSpan().ContainsAnyExcept((byte)0);

    // What the board's own reader sends.
    private static IEnumerable<byte[]> Frames(ReaderStyle style, string track1, string track2)
    {
        var device = new DeviceBoard(new VirtualClock());
        device.AssignPins();
        using var entry = device.Enter();
        using var port = new SerialPort("COM2");
        port.Open();
        device.Reader.Style = style;
        foreach (var (first, second) in new[] { (track1, track2), (null, track2), (track1, null) })
        {
            device.Reader.Swipe(first, second);
            byte[] frame = new byte[port.BytesToRead];
            port.Read(frame, 0, frame.Length);
            yield return [0, .. frame];
            yield return [16, .. frame];
        }
    }
}
