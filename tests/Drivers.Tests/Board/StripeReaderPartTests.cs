using System.IO.Ports;
using System.Linq;
using Terminal.Board.Parts;

namespace Terminal.Tests.Board;

[TestClass]
public sealed class StripeReaderPartTests
{
    private const string Track1 = "B9990000000000011^TEST CARD 01^2812101";
    private const string Track2 = "9990000000000011=2812101";

    [TestMethod]
    public void MagTekStyleIsTextAndACarriageReturn()
    {
        using var board = new EnteredBoard();
        var port = EnteredBoard.Port("COM2", 9600);
        board.Device.Reader.Swipe(Track1, Track2);
        CollectionAssert.AreEqual(ReaderFrames.AsText(Track1, Track2), EnteredBoard.Received(port));
        board.Device.Reader.Swipe(null, Track2);
        CollectionAssert.AreEqual(ReaderFrames.AsText(null, Track2), EnteredBoard.Received(port));
        board.Device.Reader.SwipeDamaged();
        Assert.AreEqual("%E?;E?\r", port.ReadExisting());
    }

    [TestMethod]
    public void IdTechStyleIsAFrameWithLengthsAndChecks()
    {
        using var board = new EnteredBoard();
        board.Device.Reader.Style = ReaderStyle.IdTech;
        var port = EnteredBoard.Port("COM2", 9600);
        board.Device.Reader.Swipe(Track1, Track2);
        CollectionAssert.AreEqual(ReaderFrames.Counted(Track1, Track2), EnteredBoard.Received(port));
        board.Device.Reader.Swipe(Track1, null);
        CollectionAssert.AreEqual(ReaderFrames.Counted(Track1, null), EnteredBoard.Received(port));
    }

    [TestMethod]
    public void ADamagedIdTechFrameHasStatusAndNoTracks()
    {
        using var board = new EnteredBoard();
        board.Device.Reader.Style = ReaderStyle.IdTech;
        var port = EnteredBoard.Port("COM2", 9600);
        board.Device.Reader.SwipeDamaged();
        CollectionAssert.AreEqual(new byte[] { 2, 5, 0, 0, 0x18, 0, 0, 0, 0x18, 0x18, 3 }, EnteredBoard.Received(port));
    }

    [TestMethod]
    public void BackwardsTheTextIsReversedAndTheFrameHoldsNoTracks()
    {
        using var board = new EnteredBoard();
        var port = EnteredBoard.Port("COM2", 9600);
        board.Device.Reader.SwipeBackwards("AB", "12=3");
        Assert.AreEqual("?3=21;?BA%\r", port.ReadExisting());
        board.Device.Reader.Style = ReaderStyle.IdTech;
        board.Device.Reader.SwipeBackwards("AB", "12=3");
        CollectionAssert.AreEqual(new byte[] { 2, 5, 0, 0, 0x18, 0, 0, 0, 0x18, 0x18, 3 }, EnteredBoard.Received(port));
    }

    [TestMethod]
    public void NoiseChangesSomeBytes()
    {
        using var board = new EnteredBoard();
        var port = EnteredBoard.Port("COM2", 9600);
        board.Device.Reader.Noise = true;
        board.Device.Reader.Swipe(null, Track2);
        var disturbed = EnteredBoard.Received(port);
        board.Device.Reader.Noise = false;
        board.Device.Reader.Swipe(null, Track2);
        var clean = EnteredBoard.Received(port);
        Assert.HasCount(clean.Length, disturbed);
        Assert.AreEqual(2, clean.Zip(disturbed).Count(pair => pair.First != pair.Second));
    }

    [TestMethod]
    public void ChunksComeOneByOneAndOneSwipeAfterTheOther()
    {
        using var board = new EnteredBoard();
        board.Device.Reader.ChunkBytes = 10;
        var port = EnteredBoard.Port("COM2", 9600);
        int events = 0;
        port.DataReceived += (_, _) => events++;
        board.Device.Reader.Swipe(null, Track2);
        board.Device.Reader.SwipeDamaged();
        Assert.AreEqual(10, port.BytesToRead);
        board.Time.Advance(5);
        Assert.AreEqual(20, port.BytesToRead);
        board.Time.Advance(100);
        Assert.AreEqual($";{Track2}?\r%E?;E?\r", port.ReadExisting());
        Assert.AreEqual(4, events);
    }

    [TestMethod]
    public void HalfASwipeAndNoiseArriveAsTheyAre()
    {
        using var board = new EnteredBoard();
        var port = EnteredBoard.Port("COM2", 9600);
        board.Device.Reader.SwipeHalf(null, Track2, 5);
        board.Device.ReaderLine.Inject(0xFF, 0x00);
        CollectionAssert.AreEqual(new byte[] { 0x3B, 0x39, 0x39, 0x39, 0x30, 0xFF, 0x00 }, EnteredBoard.Received(port));
    }

    [TestMethod]
    public void TracksHoldOnlyTheirCharacters()
    {
        using var board = new EnteredBoard();
        Assert.ThrowsExactly<ArgumentException>(() => board.Device.Reader.Swipe("b", null));
        Assert.ThrowsExactly<ArgumentException>(() => board.Device.Reader.Swipe(null, ";1=2?"));
    }
}
