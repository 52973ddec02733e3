using System.IO.Ports;
using System.Linq;
using Terminal.Board.Parts;

namespace Terminal.Tests.Board;

[TestClass]
public sealed class ReceiptPrinterTests
{
    private const byte Esc = 0x1B;
    private const byte Gs = 0x1D;

    [TestMethod]
    public void StylesMakeRunsAndLines()
    {
        using var board = new EnteredBoard();
        Print(board, [Esc, (byte)'@', Esc, (byte)'a', 1, .. "AB"u8, Esc, (byte)'E', 1, .. "CD"u8, Gs, (byte)'!', 0x11, .. "E"u8, 0x0A]);
        var line = board.Device.Printer.Paper.Single();
        Assert.AreEqual("ABCDE", line.Text);
        Assert.AreEqual(PaperAlignment.Centre, line.Alignment);
        Assert.AreEqual(48, line.Dots);
        CollectionAssert.AreEqual(
            new[]
            {
                new PaperRun("AB", false, 1, 1, false, false),
                new PaperRun("CD", true, 1, 1, false, false),
                new PaperRun("E", true, 2, 2, false, false),
            },
            line.Runs.ToArray());
    }

    [TestMethod]
    public void EscExclamationSetsAllAtOnce()
    {
        using var board = new EnteredBoard();
        Print(board, [Esc, (byte)'!', 0xB9, .. "x"u8, Esc, (byte)'!', 0, .. "y"u8, 0x0A]);
        var runs = board.Device.Printer.Paper.Single().Runs;
        Assert.AreEqual(new PaperRun("x", true, 2, 2, true, true), runs[0]);
        Assert.AreEqual(new PaperRun("y", false, 1, 1, false, false), runs[1]);
    }

    [TestMethod]
    public void CodePagesDecideWhatBytesMean()
    {
        using var board = new EnteredBoard();
        Print(board, [0x80, 0x0A, Esc, (byte)'t', 17, 0x80, 0xE0, 0x0A, Esc, (byte)'t', 3, 0x0A]);
        Assert.AreEqual("Ç|Ар|", string.Join('|', board.Device.Printer.Paper.Select(line => line.Text)));
        Assert.AreEqual("ESC 7403", board.Device.Printer.Errors.Single());
    }

    [TestMethod]
    public void ALongLineGoesOnInTheNext()
    {
        using var board = new EnteredBoard();
        Print(board, [.. Enumerable.Repeat((byte)'.', 33), 0x0A]);
        Assert.AreEqual("32 1", string.Join(' ', board.Device.Printer.Paper.Select(line => line.Text.Length)));
        Print(board, [Gs, (byte)'!', 0x10, .. Enumerable.Repeat((byte)'.', 17), 0x0A]);
        Assert.AreEqual("16 1", string.Join(' ', board.Device.Printer.Paper.Skip(2).Select(line => line.Text.Length)));
    }

    [TestMethod]
    public void FeedsSpacingAndCuts()
    {
        using var board = new EnteredBoard();
        Print(board, [Esc, (byte)'3', 40, 0x0A, Esc, (byte)'2', 0x0A, Esc, (byte)'d', 3, Esc, (byte)'J', 5, Gs, (byte)'V', 1, Gs, (byte)'V', 66, 10]);
        Assert.AreEqual(
            "Text 40,Text 30,Feed 90,Feed 5,Cut 0,Cut 130",
            string.Join(',', board.Device.Printer.Paper.Select(line => $"{line.Kind} {line.Dots}")));
    }

    [TestMethod]
    public void ARealTimeByteWithinACommandBelongsToTheCommand()
    {
        using var board = new EnteredBoard();
        Print(board, [Gs, (byte)'!', 0x10, 0x10, 0x04, 1, .. "w"u8, 0x0A]);
        Assert.AreEqual(2, board.Device.Printer.Paper.Single().Runs[0].Width);
        Assert.IsEmpty(board.Device.Printer.Errors);
    }

    [TestMethod]
    public void UnknownCommandsAreRecordedAndNeverPrinted()
    {
        using var board = new EnteredBoard();
        Print(board, [Esc, (byte)'~', Gs, (byte)'V', 9, 0x1C, (byte)'.', 0x07, 0x10, 0x05, .. "ok"u8, 0x0A]);
        Assert.AreEqual("ESC 7E,GS 5609,Byte 07,Byte 10,Byte 05", string.Join(',', board.Device.Printer.Errors));
        Assert.AreEqual("ok", board.Device.Printer.Paper.Single().Text);
    }

    [TestMethod]
    [DataRow(1, 0x12, 0x1A, 0x1A)]
    [DataRow(2, 0x12, 0x32, 0x16)]
    [DataRow(3, 0x12, 0x12, 0x12)]
    [DataRow(4, 0x12, 0x72, 0x12)]
    public void RealTimeStatusIsAnsweredInEveryState(int which, int ready, int paperOut, int coverOpen)
    {
        using var board = new EnteredBoard();
        var port = EnteredBoard.Port("COM3", 19200);
        Assert.AreEqual(ready, Ask(board, port, 0x10, 0x04, (byte)which));
        board.Device.Printer.PaperOut = true;
        Assert.AreEqual(paperOut, Ask(board, port, 0x10, 0x04, (byte)which));
        board.Device.Printer.PaperOut = false;
        board.Device.Printer.CoverOpen = true;
        Assert.AreEqual(coverOpen, Ask(board, port, 0x10, 0x04, (byte)which));
        board.Device.Printer.Answers = false;
        Assert.AreEqual(-1, Ask(board, port, 0x10, 0x04, (byte)which));
    }

    [TestMethod]
    public void PaperStatusInTheBufferIsAnsweredWhenAllBeforeItIsPrinted()
    {
        using var board = new EnteredBoard();
        var port = EnteredBoard.Port("COM3", 19200);
        byte[] bytes = [.. "A"u8, 0x0A, .. "B"u8, 0x0A, Gs, (byte)'r', 1];
        port.Write(bytes, 0, bytes.Length);
        board.Time.Advance(125);
        Assert.AreEqual(0, port.BytesToRead, "two lines take 125 ms");
        board.Time.Advance(10);
        Assert.AreEqual(0, port.ReadByte());
        board.Device.Printer.CoverOpen = true;
        Assert.AreEqual(-1, Ask(board, port, Gs, (byte)'r', 1));
        board.Device.Printer.CoverOpen = false;
        board.Time.Advance(10);
        Assert.AreEqual(0, port.ReadByte(), "the question waited in the buffer");
    }

    [TestMethod]
    public void LinesWithoutPaceOverrunTheBuffer()
    {
        using var board = new EnteredBoard();
        var port = EnteredBoard.Port("COM3", 19200);
        byte[] line = [.. Enumerable.Repeat((byte)'x', 31), 0x0A];
        for (int i = 0; i < 40; i++)
            port.Write(line, 0, line.Length);
        board.Time.Advance(10_000);
        Assert.IsGreaterThan(0, board.Device.Printer.Overruns);
        Assert.IsLessThan(40, board.Device.Printer.Paper.Count);
    }

    [TestMethod]
    public void LinesAtThePaceOfTheMechanismAllPrint()
    {
        using var board = new EnteredBoard();
        var port = EnteredBoard.Port("COM3", 19200);
        byte[] line = [.. Enumerable.Repeat((byte)'x', 31), 0x0A];
        for (int i = 0; i < 40; i++)
        {
            port.Write(line, 0, line.Length);
            board.Time.Advance(63);
        }
        board.Time.Advance(1_000);
        Assert.AreEqual(0, board.Device.Printer.Overruns);
        Assert.HasCount(40, board.Device.Printer.Paper);
    }

    [TestMethod]
    public void WithoutPaperTheBufferHoldsWhatItCanUntilANewRollIsIn()
    {
        using var board = new EnteredBoard();
        board.Device.Printer.PaperLeftLines = 2;
        Print(board, "1\n2\n3\n4\n"u8.ToArray());
        Assert.IsTrue(board.Device.Printer.PaperOut);
        Assert.HasCount(2, board.Device.Printer.Paper);
        board.Device.Printer.PaperOut = false;
        board.Time.Advance(1_000);
        Assert.AreEqual("1234", string.Concat(board.Device.Printer.Paper.Select(line => line.Text)));
    }

    [TestMethod]
    public void WhatComesOutIsTold()
    {
        using var board = new EnteredBoard();
        string told = "";
        board.Device.Printer.Printed += line => told += line.Text;
        Print(board, "A\nB\n"u8.ToArray());
        Assert.AreEqual("AB", told);
    }

    private static void Print(EnteredBoard board, byte[] bytes)
    {
        using var port = EnteredBoard.Port("COM3", 19200);
        port.Write(bytes, 0, bytes.Length);
        board.Time.Advance(5_000);
    }

    /// <summary>The one byte answered within 50 ms, or -1.</summary>
    private static int Ask(EnteredBoard board, SerialPort port, params byte[] question)
    {
        port.Write(question, 0, question.Length);
        board.Time.Advance(50);
        Assert.IsLessThan(2, port.BytesToRead);
        return port.BytesToRead == 0 ? -1 : port.ReadByte();
    }
}
