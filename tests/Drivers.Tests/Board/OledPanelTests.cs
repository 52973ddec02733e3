using System.Device.I2c;
using System.Linq;
using Terminal.Board;
using Terminal.Board.Parts;

namespace Terminal.Tests.Board;

[TestClass]
public sealed class OledPanelTests
{
    // Charge pump on, upright, horizontal addressing over the whole RAM, display on.
    private static readonly byte[] Start = [0x00, 0x8D, 0x14, 0xA1, 0xC8, 0x20, 0x00, 0x21, 0, 127, 0x22, 0, 7, 0xAF];

    [TestMethod]
    public void RamIsNoiseAndThePanelDarkUntilItIsStarted()
    {
        using var board = new EnteredBoard();
        Assert.AreEqual(0, board.Device.Display.Pixels().Sum(p => p));
        Send(0x00, 0xAF);
        Assert.IsFalse(board.Device.Display.Lit, "without its charge pump it has no voltage");
        Send(0x00, 0x8D, 0x14);
        Assert.IsTrue(board.Device.Display.Lit);
        Assert.AreNotEqual(0, board.Device.Display.Pixels().Sum(p => p));
    }

    [TestMethod]
    public void HorizontalAddressingRunsThroughTheWindow()
    {
        using var board = Started();
        Send(0x00, 0x21, 10, 11, 0x22, 2, 3);
        Send(0x40, 0x01, 0x02, 0x04, 0x08, 0x80);
        AssertLit(board, (11, 17), (10, 26), (11, 27), (10, 23));
    }

    [TestMethod]
    public void VerticalAddressingRunsDownTheColumns()
    {
        using var board = Started();
        Send(0x00, 0x20, 0x01, 0x21, 10, 11, 0x22, 2, 3);
        Send(0x40, 0x01, 0x02, 0x04, 0x08);
        AssertLit(board, (10, 16), (10, 25), (11, 18), (11, 27));
    }

    [TestMethod]
    public void PageAddressingStaysOnItsPage()
    {
        using var board = Started();
        Send(0x00, 0x20, 0x02, 0xB5, 0x0F, 0x17);
        Send(0x40, 0x01, 0x02);
        AssertLit(board, (127, 40), (0, 41));
    }

    [TestMethod]
    public void ArgumentsMayComeInLaterTransactionsAndOneByOne()
    {
        using var board = Started();
        Send(0x80, 0x21, 0x80, 5);
        Send(0x00, 6, 0x22, 1, 1);
        Send(0xC0, 0x01, 0xC0, 0x02, 0x80, 0xA7);
        var pixels = board.Device.Display.Pixels();
        Assert.AreEqual(128 * 64 - 2, pixels.Sum(p => p), "all but two, inverted");
        Assert.AreEqual(0, pixels[8 * 128 + 5] + pixels[9 * 128 + 6]);
    }

    [TestMethod]
    public void WithoutRemapTheGlassStandsOnItsHead()
    {
        using var board = Started();
        Send(0x00, 0xA0, 0xC0, 0x21, 3, 3, 0x22, 0, 0);
        Send(0x40, 0x01);
        AssertLit(board, (124, 63));
    }

    [TestMethod]
    public void StartLineAndOffsetRollThePicture()
    {
        using var board = Started();
        Send(0x00, 0x21, 0, 0, 0x22, 1, 1);
        Send(0x40, 0x01);
        AssertLit(board, (0, 8));
        Send(0x00, 0x40 | 3);
        AssertLit(board, (0, 5));
        Send(0x00, 0x40, 0xD3, 8);
        AssertLit(board, (0, 0));
    }

    [TestMethod]
    public void AllOnAndOffShowWithoutTouchingTheRam()
    {
        using var board = Started();
        Send(0x00, 0xA5);
        Assert.AreEqual(128 * 64, board.Device.Display.Pixels().Sum(p => p));
        Send(0x00, 0xA4, 0xA7, 0xAE);
        Assert.AreEqual(0, board.Device.Display.Pixels().Sum(p => p));
        Assert.AreEqual(0x43, EnteredBoard.Panel().ReadByte());
    }

    [TestMethod]
    public void WhatItDoesNotKnowIsRecorded()
    {
        using var board = Started();
        Send(0x00, 0xF3, 0x2F);
        Send(0x01, 0xAF);
        Assert.AreEqual("Command F3 00,Command 2F 00,Control byte 01", string.Join(',', board.Device.Display.Errors));
    }

    [TestMethod]
    public void AnAbsentPanelOrTheWrongPinsAcknowledgeNothing()
    {
        using var board = Started();
        board.Device.Display.Present = false;
        Assert.AreEqual(I2cTransferStatus.SlaveAddressNotAcknowledged, EnteredBoard.Panel().WriteByte(0x00).Status);
        board.Device.Display.Present = true;
        Assert.AreEqual(I2cTransferStatus.FullTransfer, EnteredBoard.Panel().WriteByte(0x00).Status);

        var bare = new DeviceBoard();
        using (bare.Enter())
            Assert.AreEqual(I2cTransferStatus.SlaveAddressNotAcknowledged, EnteredBoard.Panel().WriteByte(0x00).Status, "I2C1 is on GPIO 18 and 19");
    }

    [TestMethod]
    public void TransactionsAndBytesAreCounted()
    {
        using var board = new EnteredBoard();
        int changes = 0;
        board.Device.Display.Changed += () => changes++;
        Send(Start);
        Send(0x40, 1, 2, 3);
        Assert.AreEqual(2, board.Device.Display.Transactions);
        Assert.AreEqual(Start.Length + 4, board.Device.Display.BytesReceived);
        Assert.AreEqual(2, changes);
    }

    /// <summary>A panel that is on and blank.</summary>
    private static EnteredBoard Started()
    {
        var board = new EnteredBoard();
        Send(Start);
        Send([0x40, .. new byte[1024]]);
        return board;
    }

    private static void Send(params byte[] bytes)
    {
        var result = EnteredBoard.Panel().Write(bytes);
        Assert.AreEqual((uint)bytes.Length, result.BytesTransferred);
    }

    private static void AssertLit(EnteredBoard board, params (int X, int Y)[] expected)
    {
        var pixels = board.Device.Display.Pixels();
        var lit = Enumerable.Range(0, pixels.Length).Where(i => pixels[i] != 0).Select(i => (i % OledPanel.Width, i / OledPanel.Width));
        Assert.AreEqual(string.Join(' ', expected.OrderBy(p => p.Y).ThenBy(p => p.X)), string.Join(' ', lit));
        Assert.IsEmpty(board.Device.Display.Errors);
    }
}
