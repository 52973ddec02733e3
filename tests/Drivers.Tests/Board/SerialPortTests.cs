using System.IO.Ports;
using Terminal.Board;

namespace Terminal.Tests.Board;

[TestClass]
public sealed class SerialPortTests
{
    [TestMethod]
    public void AnOverflowThrowsAwayAllThatWaited()
    {
        using var board = new EnteredBoard();
        var port = new SerialPort("COM2") { ReadBufferSize = 4 };
        port.Open();
        board.Device.ReaderLine.Inject(1, 2, 3, 4);
        Assert.AreEqual(4, port.BytesToRead);
        board.Device.ReaderLine.Inject(5, 6);
        CollectionAssert.AreEqual(new byte[] { 5, 6 }, EnteredBoard.Received(port));
        Assert.AreEqual(1, board.Device.ReaderLine.Overflows);
    }

    [TestMethod]
    public void AReadWaitsForAllItAsksForOrTakesNothing()
    {
        using var board = new EnteredBoard();
        var port = EnteredBoard.Port("COM2", 9600);
        port.ReadTimeout = 100;
        var buffer = new byte[3];
        board.Time.At(10, () => board.Device.ReaderLine.Inject(1, 2));
        Assert.ThrowsExactly<TimeoutException>(() => port.Read(buffer, 0, 3));
        Assert.AreEqual(100, board.Time.Uptime);
        Assert.AreEqual(2, port.BytesToRead);
        board.Time.At(150, () => board.Device.ReaderLine.Inject(3));
        Assert.AreEqual(3, port.Read(buffer, 0, 3));
        Assert.AreEqual(150, board.Time.Uptime);
    }

    [TestMethod]
    public void WrittenBytesTakeTheirTimeAndOnlyAFullFifoHoldsUpTheWriter()
    {
        using var board = new EnteredBoard();
        var port = EnteredBoard.Port("COM3", 19200);
        port.Write(new byte[128], 0, 128);
        Assert.AreEqual(0, board.Time.Uptime);
        port.Write(new byte[192], 0, 192);
        // 192 bytes of 10 bits at 19200 a second have to leave before the rest fits into the FIFO.
        Assert.AreEqual(99, board.Time.Uptime);
    }

    [TestMethod]
    public void TheWrongSpeedIsGarbage()
    {
        using var board = new EnteredBoard();
        var port = EnteredBoard.Port("COM2", 19200);
        board.Device.Reader.SwipeDamaged();
        Assert.AreEqual(7, port.BytesToRead);
        Assert.DoesNotContain("E?", port.ReadExisting());
    }

    [TestMethod]
    public void APortWithoutPinsDoesNotOpenAndATakenOneIsRefused()
    {
        var bare = new DeviceBoard();
        using (bare.Enter())
        {
            var port = new SerialPort("COM2");
            Assert.ThrowsExactly<InvalidOperationException>(port.Open);
            Assert.ThrowsExactly<ArgumentException>(() => new SerialPort("COM2"));
            port.Dispose();
            new SerialPort("COM2").Dispose();
            Assert.ThrowsExactly<ArgumentException>(() => new SerialPort("COM1"));
        }
    }

    [TestMethod]
    public void TheThresholdAndTheWatchedByteDecideWhoIsTold()
    {
        using var board = new EnteredBoard();
        var port = new SerialPort("COM2") { ReceivedBytesThreshold = 3, WatchChar = '\r' };
        port.Open();
        string told = "";
        port.DataReceived += (_, e) => told += e.EventType + " ";
        board.Device.ReaderLine.Inject(1, 2);
        Assert.AreEqual("", told);
        board.Device.ReaderLine.Inject(3);
        board.Device.ReaderLine.Inject(13);
        Assert.AreEqual("Chars WatchChar ", told);
    }

    [TestMethod]
    public void SpansOfBytesKeepToTheirPart()
    {
        var bytes = new byte[] { 1, 2, 3, 4 };
        var part = new SpanByte(bytes, 1, 2);
        part[1] = 9;
        CollectionAssert.AreEqual(new byte[] { 2, 9 }, part.ToArray());
        Assert.AreEqual(9, bytes[2]);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SpanByte(bytes, 3, 2).ToArray());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ = new SpanByte(bytes, 1, 2)[2]);
        Assert.ThrowsExactly<ArgumentException>(() => new SpanByte(bytes).CopyTo(new SpanByte(new byte[3])));
    }
}
