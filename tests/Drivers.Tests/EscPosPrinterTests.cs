using System.IO.Ports;
using System.Linq;
using Terminal.Board.Parts;
using Terminal.Core.Ports;
using Terminal.Core.Texts;
using Terminal.Drivers;

namespace Terminal.Tests.Drivers;

[TestClass]
public class EscPosPrinterTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    private ReceiptPrinter Paper => _desk.Device.Printer;

    [TestMethod]
    public void AReceiptComesOutInItsStylesAndIsCut()
    {
        var printer = Printer();
        Assert.AreEqual(PrinterState.Ready, printer.Ask());
        Line(printer, "CORNER SHOP", LineStyle.Bold | LineStyle.DoubleWidth | LineStyle.Centred);
        Line(printer, "TOTAL           12.50", LineStyle.DoubleHeight | LineStyle.Bold);
        Line(printer, "", LineStyle.Plain);
        Line(printer, "12345678901234567890123456789012", LineStyle.Plain);
        Assert.AreEqual(PrinterState.Ready, printer.Finish());

        Assert.AreEqual("""
            Centre bold 2x1: <CORNER SHOP>
            Left bold 1x2: <TOTAL           12.50>
            Left: <>
            Left 1x1: <12345678901234567890123456789012>
            Feed
            Cut
            """, Read());
        Assert.AreEqual("", string.Join(", ", Paper.Errors));
    }

    [TestMethod]
    public void RussianIsReadable()
    {
        var printer = Printer();
        printer.Ask();
        Line(printer, "Продажа № 5 — ОДОБРЕНО, ещё");
        Line(printer, "Спасибо");
        printer.Finish();
        Assert.AreEqual("Продажа № 5 - ОДОБРЕНО, ещё", Paper.Paper[0].Text);
        Assert.AreEqual("Спасибо", Paper.Paper[1].Text);
    }

    [TestMethod]
    public void ATextCannotCommandThePrinter()
    {
        var printer = Printer();
        printer.Ask();
        byte[] text = [(byte)'A', 0x1B, (byte)'@', 0x0A, 0x10, 0x04, 0x01, (byte)'B'];
        printer.Line(text, 0, text.Length, LineStyle.Plain);
        printer.Finish();
        Assert.AreEqual("A @    B", Paper.Paper[0].Text);
        Assert.AreEqual("", string.Join(", ", Paper.Errors));
    }

    [TestMethod]
    public void AskingClearsWhatThePrinterHeardBefore()
    {
        using (var port = new SerialPort("COM3", EscPosPrinter.BaudRate))
        {
            port.Open();
            port.Write("noise at start");
        }
        var printer = Printer();
        printer.Ask();
        Line(printer, "1");
        printer.Finish();
        Assert.AreEqual("1", Paper.Paper[0].Text);
    }

    [TestMethod]
    public void APartOfABufferIsPrintedAndNoMoreThanALine()
    {
        var printer = Printer();
        byte[] text = new byte[40];
        CodePage.Write("0123456789012345678901234567890123456789", text, 0);
        printer.Line(text, 3, 4, LineStyle.Plain);
        printer.Line(text, 0, 40, LineStyle.Plain);
        printer.Finish();
        Assert.AreEqual("3456", Paper.Paper[0].Text);
        Assert.AreEqual("01234567890123456789012345678901", Paper.Paper[1].Text);
        Assert.AreEqual(PaperKind.Feed, Paper.Paper[2].Kind);
    }

    [TestMethod]
    public void ASlowPrinterWithASmallBufferLosesNothing()
    {
        Paper.MillimetresPerSecond = 10;
        Paper.BufferBytes = 48;
        var printer = Printer(rowsPerSecond: 80);
        PrintMuch(printer);
        Assert.AreEqual(0, Paper.Overruns);
        Assert.AreEqual(PrinterState.Ready, printer.Finish());
        Assert.AreEqual(MuchText(), string.Join('\n', Paper.Paper.Where(line => line.Kind == PaperKind.Text).Select(line => line.Text)));
    }

    [TestMethod]
    public void APrinterThatIsSlowerThanItWasSaidToBeOverruns()
    {
        Paper.MillimetresPerSecond = 10;
        Paper.BufferBytes = 48;
        PrintMuch(Printer(rowsPerSecond: 800));
        Assert.IsGreaterThan(0, Paper.Overruns);
    }

    [TestMethod]
    public void WakesDoNotHurryThePrinter()
    {
        Paper.MillimetresPerSecond = 10;
        Paper.BufferBytes = 48;
        for (int i = 0; i < 20_000; i += 7)
            _desk.Time.At(_desk.Clock.Uptime + i, _desk.Clock.Wake);
        PrintMuch(Printer(rowsPerSecond: 80));
        Assert.AreEqual(0, Paper.Overruns);
    }

    [TestMethod]
    public void AWakeWhilePrintingIsNotLost()
    {
        var printer = Printer();
        Line(printer, "1");
        _desk.Clock.Wait(0);
        _desk.Time.At(_desk.Clock.Uptime + 20, _desk.Clock.Wake);
        Line(printer, "2");
        long now = _desk.Clock.Uptime;
        _desk.Clock.Wait(10_000);
        Assert.AreEqual(now, _desk.Clock.Uptime);
    }

    [TestMethod]
    public void EachTroubleHasItsName()
    {
        var printer = Printer();
        Paper.PaperOut = true;
        Assert.AreEqual(PrinterState.PaperOut, printer.Ask());
        Paper.CoverOpen = true;
        Assert.AreEqual(PrinterState.CoverOpen, printer.Ask());
        Paper.PaperOut = false;
        Assert.AreEqual(PrinterState.CoverOpen, printer.Ask());
        Paper.CoverOpen = false;
        Assert.AreEqual(PrinterState.Ready, printer.Ask());
    }

    [TestMethod]
    public void ANearEndIsReady()
    {
        Paper.NearEndLines = 100;
        Paper.PaperLeftLines = 50;
        Assert.AreEqual(PrinterState.Ready, Printer().Ask());
    }

    [TestMethod]
    public void SilenceIsItsOwnAnswerWithinHalfASecond()
    {
        var printer = Printer();
        Paper.Answers = false;
        Paper.PaperOut = true;
        long start = _desk.Clock.Uptime;
        Assert.AreEqual(PrinterState.NoAnswer, printer.Ask());
        Assert.IsLessThanOrEqualTo(start + 500, _desk.Clock.Uptime);
    }

    [TestMethod]
    public void ASilentPrinterPrintsButDoesNotVouchForIt()
    {
        var printer = Printer();
        Paper.Answers = false;
        Assert.AreEqual(PrinterState.NoAnswer, printer.Ask());
        Line(printer, "1");
        Line(printer, "2");
        Assert.AreEqual(PrinterState.NoAnswer, printer.Finish());
        Assert.AreEqual("12", string.Concat(Paper.Paper.Select(line => line.Text)));
    }

    [TestMethod]
    public void APrinterThatFallsSilentMidwayIsUnknownEvenIfItAnswersAgain()
    {
        var printer = Printer();
        printer.Ask();
        Line(printer, "1");
        Paper.Answers = false;
        Line(printer, "2");
        Paper.Answers = true;
        Line(printer, "3");
        Assert.AreEqual(PrinterState.NoAnswer, printer.Finish());
        Assert.AreEqual(PrinterState.Ready, printer.Ask());
    }

    [TestMethod]
    public void WithoutItsCableThePrinterDoesNotAnswerAndPrintsNothing()
    {
        var printer = Printer();
        Paper.Connected = false;
        Assert.AreEqual(PrinterState.NoAnswer, printer.Ask());
        Line(printer, "1");
        Assert.AreEqual(PrinterState.NoAnswer, printer.Finish());
        Assert.IsEmpty(Paper.Paper);

        Paper.Connected = true;
        Assert.AreEqual(PrinterState.Ready, printer.Ask());
        Line(printer, "2");
        Assert.AreEqual(PrinterState.Ready, printer.Finish());
        Assert.AreEqual("2", string.Concat(Paper.Paper.Select(line => line.Text)));
    }

    [TestMethod]
    public void ACablePulledMidwayMakesTheReceiptUnknown()
    {
        var printer = Printer();
        printer.Ask();
        Line(printer, "1");
        _desk.Time.Advance(1000);
        Paper.Connected = false;
        Line(printer, "2");
        _desk.Time.Advance(1000);
        Paper.Connected = true;
        Line(printer, "3");
        Assert.AreEqual(PrinterState.NoAnswer, printer.Finish());
        Assert.AreEqual("13", string.Concat(Paper.Paper.Select(line => line.Text)));
    }

    [TestMethod]
    public void WhatOverflowsThePortIsNoAnswer()
    {
        var printer = Printer();
        Paper.CoverOpen = true;
        byte[] chatter = new byte[600];
        Array.Fill(chatter, (byte)0x12);
        foreach (byte[] part in chatter.Chunk(60))
            _desk.Device.PrinterLine.Inject(part);
        Assert.IsGreaterThan(0, _desk.Device.PrinterLine.Overflows);
        Assert.AreEqual(PrinterState.CoverOpen, printer.Ask());
        Paper.CoverOpen = false;
        Assert.AreEqual(PrinterState.Ready, printer.Ask());
    }

    [TestMethod]
    public void PaperThatEndsMidwayEndsTheReceipt()
    {
        var printer = Printer();
        Paper.PaperLeftLines = 3;
        printer.Ask();
        for (int i = 1; i <= 6; i++)
            Line(printer, $"{i}");
        Assert.AreEqual(PrinterState.PaperOut, printer.Finish());

        // A new roll: what is left of the old receipt does not come out of it.
        Paper.PaperOut = false;
        Assert.AreEqual(PrinterState.Ready, printer.Ask());
        Line(printer, "DUPLICATE");
        Assert.AreEqual(PrinterState.Ready, printer.Finish());
        Assert.AreEqual("123DUPLICATE", string.Concat(Paper.Paper.Select(line => line.Text)));
    }

    [TestMethod]
    public void PaperRenewedMidwayDoesNotMakeTheReceiptWhole()
    {
        var printer = Printer();
        Paper.PaperLeftLines = 2;
        printer.Ask();
        for (int i = 1; i <= 4; i++)
            Line(printer, $"{i}");
        Paper.PaperOut = false;
        Line(printer, "5");
        Assert.AreEqual(PrinterState.PaperOut, printer.Finish());
        Assert.AreEqual("12", string.Concat(Paper.Paper.Select(line => line.Text)));
    }

    [TestMethod]
    public void PaperThatEndsWithTheLastLineIsTold()
    {
        var printer = Printer();
        Paper.PaperLeftLines = 2;
        printer.Ask();
        Line(printer, "1");
        Line(printer, "2");
        Assert.AreEqual(PrinterState.PaperOut, printer.Finish());
    }

    [TestMethod]
    public void ACoverOpenedMidwayEndsTheReceipt()
    {
        var printer = Printer();
        printer.Ask();
        Line(printer, "1");
        Line(printer, "2");
        _desk.Time.Advance(1000);
        Paper.CoverOpen = true;
        Line(printer, "3");
        Assert.AreEqual(PrinterState.CoverOpen, printer.Finish());
        Paper.CoverOpen = false;
        Assert.AreEqual(PrinterState.Ready, printer.Ask());
        _desk.Time.Advance(1000);
        Assert.AreEqual("12", string.Concat(Paper.Paper.Select(line => line.Text)));
    }

    [TestMethod]
    public void OldBytesAreNoAnswer()
    {
        var printer = Printer();
        Paper.PaperOut = true;
        _desk.Device.PrinterLine.Inject(0x12, 0x12, 0x12);
        Assert.AreEqual(PrinterState.PaperOut, printer.Ask());
        Paper.Answers = false;
        _desk.Device.PrinterLine.Inject(0x12, 0x12, 0x12);
        Assert.AreEqual(PrinterState.NoAnswer, printer.Ask());
    }

    [TestMethod]
    public void NoiseIsNoAnswer()
    {
        var printer = Printer();
        Paper.AnswerMilliseconds = 50;
        Paper.CoverOpen = true;
        _desk.Time.At(_desk.Clock.Uptime + 10, () => _desk.Device.PrinterLine.Inject(0xFF, 0x00, 0x80));
        Assert.AreEqual(PrinterState.CoverOpen, printer.Ask());
    }

    private EscPosPrinter Printer(int rowsPerSecond = EscPosPrinter.OrdinaryRowsPerSecond) => new("COM3", rowsPerSecond, _desk.Clock);

    private static void Line(EscPosPrinter printer, string text, LineStyle style = LineStyle.Plain)
    {
        byte[] bytes = new byte[text.Length];
        printer.Line(bytes, 0, CodePage.Write(text, bytes, 0), style);
    }

    private static void PrintMuch(EscPosPrinter printer)
    {
        printer.Ask();
        foreach (string line in MuchText().Split('\n'))
            Line(printer, line, LineStyle.DoubleHeight | LineStyle.Bold);
    }

    private static string MuchText() => string.Join('\n', Enumerable.Range(0, 20).Select(i => $"{i:00} 34567890123456789012345678902"));

    private string Read() => string.Join('\n', Paper.Paper.Select(line => line.Kind != PaperKind.Text
        ? $"{line.Kind}"
        : $"{line.Alignment}{string.Concat(line.Runs.Select(run => $"{(run.Bold ? " bold" : "")} {run.Width}x{run.Height}"))}: <{line.Text}>"));
}
