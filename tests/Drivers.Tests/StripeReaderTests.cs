using System.Linq;
using System.Text;
using Terminal.Board.Parts;
using Terminal.Core.Cards;
using Terminal.Core.Ports;
using StripeReader = Terminal.Drivers.StripeReader;

namespace Terminal.Tests.Drivers;

[TestClass]
public class StripeReaderTests : IDisposable
{
    private const string Track1 = "B9990000000000018^TEST CARD 01^2812101";
    private const string Track2 = "9990000000000018=2812101";
    private const string OtherTrack2 = "9991000000000017=2812101";

    private readonly Desk _desk = new();
    private readonly StripeReader _reader;
    private readonly MagneticStripe _stripe = new();

    public StripeReaderTests() => _reader = new StripeReader("COM2", _desk.Clock);

    public void Dispose() => _desk.Dispose();

    [TestMethod]
    public void NothingSwipedIsNothing()
    {
        Assert.AreEqual("None", Next());
        _desk.Time.Advance(10_000);
        Assert.AreEqual("None", Next());
    }

    [TestMethod]
    [DataRow(ReaderStyle.MagTek)]
    [DataRow(ReaderStyle.IdTech)]
    public void ACardIsHandedOverOnce(ReaderStyle style)
    {
        _desk.Device.Reader.Style = style;
        AssertCard(Track1, Track2);
        Assert.AreEqual("None", Next());
        Assert.AreEqual("", Text(_stripe.Track2, _stripe.Track2.Length).Trim('\0'));

        AssertCard(null, Track2);
        AssertCard(Track1, null);
    }

    [TestMethod]
    [DataRow(ReaderStyle.MagTek)]
    [DataRow(ReaderStyle.IdTech)]
    public void FullTracksFit(ReaderStyle style)
    {
        _desk.Device.Reader.Style = style;
        string full1 = "B" + new string('1', MagneticStripe.Track1Capacity - 1);
        string full2 = new('1', MagneticStripe.Track2Capacity);
        AssertCard(full1, full2);
        _desk.Device.Reader.Swipe(full1 + "1", full2);
        Assert.AreEqual("BadRead", Next());
        _desk.Device.Reader.Swipe(full1, full2 + "1");
        Assert.AreEqual("BadRead", Next());
    }

    [TestMethod]
    [DataRow(ReaderStyle.MagTek)]
    [DataRow(ReaderStyle.IdTech)]
    public void ADamagedCardIsABadReadAndTheNextSwipeCounts(ReaderStyle style)
    {
        _desk.Device.Reader.Style = style;
        _desk.Device.Reader.SwipeDamaged();
        Assert.AreEqual("BadRead", Next());
        AssertCard(Track1, Track2);
    }

    [TestMethod]
    [DataRow(ReaderStyle.MagTek)]
    [DataRow(ReaderStyle.IdTech)]
    public void ACardSwipedBackwardsIsABadReadAndTheNextSwipeCounts(ReaderStyle style)
    {
        _desk.Device.Reader.Style = style;
        _desk.Device.Reader.SwipeBackwards(Track1, Track2);
        Assert.AreEqual("BadRead", Next());
        Assert.AreEqual("None", Next());
        _desk.Device.Reader.SwipeBackwards(null, Track2);
        Assert.AreEqual("BadRead", Next());
        AssertCard(Track1, Track2);
    }

    [TestMethod]
    [DataRow(ReaderStyle.MagTek)]
    [DataRow(ReaderStyle.IdTech)]
    public void ADisturbedLineIsABadReadAndTheNextSwipeCounts(ReaderStyle style)
    {
        _desk.Device.Reader.Style = style;
        _desk.Device.Reader.Noise = true;
        _desk.Device.Reader.Swipe(Track1, Track2);
        Assert.AreEqual("BadRead", Next());
        Assert.AreEqual("None", Next());
        _desk.Device.Reader.Noise = false;
        AssertCard(Track1, Track2);
    }

    [TestMethod]
    [DataRow(ReaderStyle.MagTek)]
    [DataRow(ReaderStyle.IdTech)]
    public void ACardSwipedOverAHalfOneIsNotMixedWithIt(ReaderStyle style)
    {
        // The second begins before the line has been silent: what arrives is one frame that is none.
        _desk.Device.Reader.Style = style;
        _desk.Device.Reader.SwipeHalf(Track1, Track2, 50);
        Assert.AreEqual("None", Next());
        _desk.Device.Reader.Swipe(null, OtherTrack2);
        string seen = Next();
        Assert.IsFalse(seen.StartsWith("Card", StringComparison.Ordinal), seen);
        _desk.Time.Advance(StripeReader.SilenceMilliseconds);
        while (Next() != "None")
        {
        }
        _desk.Time.Advance(StripeReader.SilenceMilliseconds);
        AssertCard(null, OtherTrack2);
    }

    [TestMethod]
    [DataRow(ReaderStyle.MagTek)]
    [DataRow(ReaderStyle.IdTech)]
    public void WhatOverflowsThePortIsNeverAPartOfACard(ReaderStyle style)
    {
        _desk.Device.Reader.Style = style;
        _desk.Device.Reader.ChunkBytes = 8;
        _desk.Device.Reader.ChunkMilliseconds = 9;
        for (int i = 0; i < 9; i++)
            _desk.Device.Reader.Swipe(Track1, Track2);
        _desk.Time.Advance(2000);
        Assert.IsGreaterThan(0, _desk.Device.ReaderLine.Overflows);

        // Nobody knows where in a swipe the port began to listen again: cards are whole or not at all.
        var seen = new System.Collections.Generic.List<string>();
        for (int i = 0; i < 50; i++)
        {
            seen.Add(Next());
            _desk.Time.Advance(20);
        }
        CollectionAssert.IsSubsetOf(seen.Distinct().ToArray(), new[] { "None", "BadRead", $"Card {Track1}|{Track2}" });
        _desk.Device.Reader.ChunkBytes = 0;
        AssertCard(null, OtherTrack2);
    }

    [TestMethod]
    [DataRow(ReaderStyle.MagTek)]
    [DataRow(ReaderStyle.IdTech)]
    public void BytesThatTrickleInWakeTheClockAndMakeACard(ReaderStyle style)
    {
        _desk.Device.Reader.Style = style;
        _desk.Device.Reader.ChunkBytes = 8;
        _desk.Device.Reader.ChunkMilliseconds = 9;
        _desk.Device.Reader.Swipe(Track1, Track2);
        long start = _desk.Clock.Uptime;
        string seen = Next();
        while (seen == "None")
        {
            _desk.Clock.Wait(10_000);
            seen = Next();
        }
        Assert.AreEqual($"Card {Track1}|{Track2}", seen);
        Assert.IsLessThan(start + 200, _desk.Clock.Uptime);
    }

    [TestMethod]
    [DataRow(ReaderStyle.MagTek)]
    [DataRow(ReaderStyle.IdTech)]
    public void AFrameCutAnywhereIsABadReadAfterSilence(ReaderStyle style)
    {
        _desk.Device.Reader.Style = style;
        int whole = Frame(style).Length;
        for (int bytes = 1; bytes < whole; bytes++)
        {
            _desk.Device.Reader.SwipeHalf(Track1, Track2, bytes);
            Assert.AreEqual("None", Next(), $"after {bytes}");
            _desk.Time.Advance(199);
            Assert.AreEqual("None", Next(), $"after {bytes}");
            _desk.Time.Advance(1);
            Assert.AreEqual("BadRead", Next(), $"after {bytes}");
            AssertCard(null, OtherTrack2);
        }
    }

    [TestMethod]
    public void ACardAfterACutOneIsNotMixedWithIt()
    {
        _desk.Device.Reader.SwipeHalf(Track1, Track2, 50);
        Assert.AreEqual("None", Next());
        _desk.Time.Advance(1000);
        _desk.Device.Reader.Swipe(null, OtherTrack2);
        Assert.AreEqual("BadRead", Next());
        Assert.AreEqual($"Card |{OtherTrack2}", Next());
    }

    [TestMethod]
    [DataRow(ReaderStyle.MagTek)]
    [DataRow(ReaderStyle.IdTech)]
    public void TwoSwipesInOneBurstAreTwoCards(ReaderStyle style)
    {
        _desk.Device.Reader.Style = style;
        _desk.Device.Reader.Swipe(Track1, Track2);
        _desk.Device.Reader.Swipe(null, OtherTrack2);
        Assert.AreEqual($"Card {Track1}|{Track2}", Next());
        Assert.AreEqual($"Card |{OtherTrack2}", Next());
        Assert.AreEqual("None", Next());
    }

    [TestMethod]
    [DataRow("%E?;" + Track2 + "?", "track 1 not read")]
    [DataRow("%" + Track1 + "?;E?", "track 2 not read")]
    [DataRow(";E?", "track 2 alone not read")]
    [DataRow("%" + Track1 + "?;" + Track2, "no end sentinel")]
    [DataRow("%" + Track1 + ";" + Track2 + "?", "no end sentinel in track 1")]
    [DataRow(Track2 + "?", "no start sentinel")]
    [DataRow("0018=2812101?", "only the rest of a swipe")]
    [DataRow("%?;?", "empty tracks")]
    [DataRow(";" + Track2 + "?%" + Track1 + "?", "tracks in the wrong order")]
    [DataRow(";" + Track2 + "?;" + OtherTrack2 + "?", "the same track twice")]
    [DataRow("%" + Track1 + "?x", "something after the last track")]
    [DataRow("%B999000000000001%^X^2812?", "start sentinel inside track 1")]
    [DataRow("%b9990000000000018^X^2812?", "character that track 1 cannot hold")]
    [DataRow(";99900000 00000018=2812?", "space in track 2")]
    [DataRow(";9990000000000018D2812?", "letter in track 2")]
    [DataRow(";999000000000001\u00B8=2812?", "top bit set")]
    [DataRow(";999000000000001\u0000=2812?", "control character")]
    [DataRow("+9990000000000018=2812?", "track 3 alone")]
    public void ALineThatIsNotACardIsABadRead(string line, string why)
    {
        Inject(Encoding.Latin1.GetBytes(line + "\r"));
        Assert.AreEqual("BadRead", Next(), why);
        Assert.AreEqual("None", Next(), why);
        AssertCard(Track1, Track2);
    }

    [TestMethod]
    public void TrackThreeIsSkipped()
    {
        Inject(Encoding.ASCII.GetBytes($";{Track2}?+019990000000000018=1?\r"));
        Assert.AreEqual($"Card |{Track2}", Next());
    }

    [TestMethod]
    public void NoiseAndLineEndsBetweenFramesAreNothing()
    {
        Inject([0x00, 0xFF, 0x0A, 0x0D, 0x80]);
        Assert.AreEqual("None", Next());
        AssertCard(Track1, Track2);
        Inject([0x0A]);
        Assert.AreEqual("None", Next());
        _desk.Time.Advance(1000);
        Assert.AreEqual("None", Next());
    }

    [TestMethod]
    public void ALineWithoutEndIsABadReadAtOnceAndTheRestIsDropped()
    {
        for (int i = 0; i < 300; i++)
        {
            Inject([(byte)'1']);
            if (i == 255)
                Assert.AreEqual("BadRead", Next());
            else
                Assert.AreEqual("None", Next());
        }
        _desk.Time.Advance(200);
        Assert.AreEqual("None", Next());
        AssertCard(Track1, Track2);
    }

    [TestMethod]
    public void AnyChangedByteOfACountedFrameIsABadReadOrNothing()
    {
        byte[] frame = Frame(ReaderStyle.IdTech);
        for (int at = 0; at < frame.Length; at++)
        {
            // The card type says nothing that the check bytes do not protect.
            byte[] changed = (byte[])frame.Clone();
            changed[at] ^= 0x04;
            Inject(changed);
            string seen = Next();
            _desk.Time.Advance(200);
            string then = Next();
            Assert.IsTrue(seen == "BadRead" || then == "BadRead", $"byte {at}: {seen}, {then}");
            Assert.IsFalse(seen.StartsWith("Card", StringComparison.Ordinal) || then.StartsWith("Card", StringComparison.Ordinal), $"byte {at}");
            _desk.Time.Advance(200);
            Assert.AreEqual("None", Next(), $"byte {at}");
        }
    }

    [TestMethod]
    public void ACountedFrameWithATrackThatCouldNotBeDecodedIsABadRead()
    {
        // Track 1 holds something and was not decoded (status bit 3 without bit 0).
        byte[] body = [0x00, 0x1A, 0, (byte)(Track2.Length + 2), 0, .. Encoding.ASCII.GetBytes($";{Track2}?")];
        Inject(ReaderFrames.Counted(body));
        Assert.AreEqual("BadRead", Next());
        body[1] = 0x12;
        Inject(ReaderFrames.Counted(body));
        Assert.AreEqual($"Card |{Track2}", Next());
    }

    [TestMethod]
    public void ACountedFrameWhoseTracksAreNotAsLongAsItSaysIsABadRead()
    {
        Inject(ReaderFrames.Counted([0x00, 0x12, 0, (byte)(Track2.Length + 1), 0, .. Encoding.ASCII.GetBytes($";{Track2}?")]));
        Assert.AreEqual("BadRead", Next());
    }

    [TestMethod]
    public void ACountedFrameTooLongToBeOneIsABadReadAtOnce()
    {
        Inject([0x02, 0xFF, 0x7F, .. Encoding.ASCII.GetBytes($"%{Track1}?\r")]);
        Assert.AreEqual("BadRead", Next());
        Assert.AreEqual("None", Next());
    }

    [TestMethod]
    public void DiscardForgetsWhatWasSwiped()
    {
        _desk.Device.Reader.Swipe(Track1, Track2);
        _reader.Discard();
        Assert.AreEqual("None", Next());
        AssertCard(null, OtherTrack2);
    }

    [TestMethod]
    public void DiscardInTheMiddleOfASwipeDropsAllOfIt()
    {
        _desk.Device.Reader.ChunkBytes = 20;
        _desk.Device.Reader.ChunkMilliseconds = 20;
        _desk.Device.Reader.Swipe(Track1, Track2);
        _desk.Time.Advance(30);
        Assert.AreEqual("None", Next());
        _reader.Discard();
        for (int i = 0; i < 20; i++)
        {
            _desk.Time.Advance(20);
            Assert.AreEqual("None", Next());
        }
        _desk.Device.Reader.ChunkBytes = 0;
        AssertCard(null, OtherTrack2);
    }

    // Swipes a card, which is read.
    private void AssertCard(string? track1, string? track2)
    {
        _desk.Device.Reader.Swipe(track1, track2);
        Assert.AreEqual($"Card {track1}|{track2}", Next());
    }

    private string Next()
    {
        Swipe swipe = _reader.Read(_stripe);
        if (swipe == Swipe.Card)
            return $"Card {Text(_stripe.Track1, _stripe.Track1Length)}|{Text(_stripe.Track2, _stripe.Track2Length)}";
        Assert.AreEqual(0, _stripe.Track1Length + _stripe.Track2Length + _stripe.Track1.Sum(b => b) + _stripe.Track2.Sum(b => b));
        return swipe.ToString();
    }

    private void Inject(byte[] bytes) => _desk.Device.ReaderLine.Inject(bytes);

    private static string Text(byte[] bytes, int length) => Encoding.ASCII.GetString(bytes, 0, length);

    private static byte[] Frame(ReaderStyle style) => style == ReaderStyle.MagTek ? ReaderFrames.AsText(Track1, Track2) : ReaderFrames.Counted(Track1, Track2);
}
