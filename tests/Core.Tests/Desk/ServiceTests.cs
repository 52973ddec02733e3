using System.Linq;
using Terminal.Board.Storage;
using Terminal.Core.Keys;
using Terminal.Core.Ports;
using Terminal.Flows;

namespace Terminal.Tests.Desk;

/// <summary>What the engineer sees and tests. Nothing of it sells, keeps a card, or shows a key.</summary>
[TestClass]
public sealed class ServiceTests
{
    private const string Engineer = "A9864200D";
    private const string SelfTest = Engineer + "8D123A456B789C*0#D";

    [TestMethod]
    public void TheVersionsAreShown()
    {
        string[] screen = Shown(Opened("1"), " VERSIONS");
        Assert.AreEqual("Program         0.1.0", screen[1]);
        Assert.AreEqual("Parameters     000007", screen[2]);
        Assert.AreEqual("Stop list  0000000000", screen[4]);
        Assert.AreEqual("Batch          000001", screen[5]);
        Assert.AreEqual("Hours since start   0", screen[6]);
    }

    [TestMethod]
    public void TheProgramIsOfTheVersionThatIsBuilt() =>
        Assert.AreEqual(Firmware.Version, typeof(PaymentTerminal).Assembly.GetName().Version!.ToString(3));

    [TestMethod]
    public void TheFilesAreCounted()
    {
        Counter counter = Opened("2");
        counter.Amounts.AddRange([111, 222]);
        counter.Opening = "";
        counter.Trade();
        counter.Opening = Engineer + "2";
        string[] screen = Shown(counter, " FILES AND SPACE");
        var files = counter.Flash.Snapshot();
        Assert.AreEqual("keys             1 42", screen[1]);
        var parameters = files.Where(f => f.Key.StartsWith("parameters/")).ToArray();
        StringAssert.EndsWith(screen[2], $" {parameters.Length} {parameters.Sum(f => f.Value.Length)}");
        StringAssert.EndsWith(screen[3], " 0 0");
        var journal = files.Where(f => f.Key.StartsWith("journal/")).ToArray();
        StringAssert.EndsWith(screen[4], $" {journal.Length} {journal.Sum(f => f.Value.Length)}");
        StringAssert.EndsWith(screen[6], " 64");
    }

    [TestMethod]
    public void AFolderThatCannotBeListedSaysSo()
    {
        Counter counter = Opened("2");
        counter.Flash.Arm(null);
        counter.Trade();
        int list = counter.Flash.Log.Select((operation, i) => (operation, i)).Last(o => o.operation.Name == "keys").i;
        counter = Opened("2");
        counter.Flash.Arm(FlashFault.IoError(list));
        string[] screen = Shown(counter, " FILES AND SPACE");
        Assert.AreEqual("keys             FAIL", screen[1]);
        Assert.AreEqual("network           0 0", screen[3]);
    }

    [TestMethod]
    public void KeysAreShownByTheirCheckValuesOnly()
    {
        Counter counter = new(terms: Terms.Offline) { Opening = Engineer + "3" };
        string[] screen = Shown(counter, " KEYS AND LIST");
        KeyRing ring = new(new DeskCrypto(), Counter.Master);
        StringAssert.EndsWith(screen[1], " " + KeysValue());
        Assert.AreEqual(21, screen[2].Length);
        StringAssert.StartsWith(screen[2], "List key       ");
        StringAssert.Matches(screen[6], new System.Text.RegularExpressions.Regex("^Cards       [0-9]{9}$"));
        string all = string.Concat(counter.Screens);
        Assert.IsFalse(all.Contains(Convert.ToHexString(ring.MessageMac, 0, 4)));
    }

    [TestMethod]
    [DataRow('D', "PASS")]
    [DataRow('C', "FAIL")]
    public void TheDisplayShowsEveryDotAndTheEngineerJudges(char answer, string result)
    {
        Counter counter = Opened("4DDDD" + answer);
        counter.Trade();
        Assert.IsTrue(counter.Screens.Any(s => s.Split('\n').Take(8).All(row => row == new string('█', 21))));
        Assert.IsTrue(counter.Screens.Any(s => s.Split('\n').Take(8).All(row => row == new string('▒', 21))));
        counter.AssertShown("DISPLAY", result);
    }

    [TestMethod]
    public void TheKeypadPassesWhenEveryKeyWasPressed()
    {
        Counter counter = Opened("5123A456B789C*0#D");
        counter.Trade();
        counter.AssertShown("KEYPAD", "PASS");
        Assert.IsTrue(counter.Screens.Any(s => s.StartsWith(" KEYPAD") && s.Count(c => c == '■') == 15));
    }

    [TestMethod]
    public void AKeyThatIsDeadFailsTheKeypad()
    {
        Counter counter = Opened("5123A456B789C*0#CC");
        counter.Trade();
        counter.AssertShown("KEYPAD", "FAIL");
    }

    [TestMethod]
    public void ThePrinterPrintsASampleOfAllLetters()
    {
        Counter counter = Opened("6D");
        counter.Trade();
        string[] lines = counter.Slips.Single().Split('\n');
        Assert.HasCount(12, lines);
        Assert.IsTrue(lines.All(line => line.Length <= 32));
        Assert.IsTrue(lines.Any(line => line.Contains("АБВГДЕЖЗИЙ")));
        counter.AssertShown("PRINTER", "PASS");
    }

    [TestMethod]
    public void APrinterFaultIsToldInTheTestOfIt()
    {
        Counter counter = Opened("6D");
        counter.PrinterStates.Enqueue(PrinterState.CoverOpen);
        counter.Trade();
        counter.AssertShown("PRINTER", "cover is open");
        Assert.IsEmpty(counter.Slips);
    }

    [TestMethod]
    public void TheReaderTellsWhatItReadAndNoMoreThanFourDigits()
    {
        Counter counter = Opened("7");
        counter.Trade();
        counter.AssertShown("CARD READER", "Read whole");
        Assert.IsTrue(counter.Screens.Any(s => s.StartsWith(" CARD READER") && s.Split('\n')[5].Trim() == "0011"));
        Assert.IsFalse(counter.Screens.Any(s => s.Contains("99900")));
    }

    [TestMethod]
    public void ABadTrackIsToldInTheTestOfTheReader()
    {
        Counter counter = Opened("7");
        counter.Track2 = "99900";
        counter.Trade();
        counter.AssertShown("CARD READER", "Not read.");
    }

    [TestMethod]
    public void ASelfTestOfAGoodTerminalPassesOnScreenAndPaper()
    {
        Counter counter = new(terms: Terms.Offline) { Opening = SelfTest };
        counter.Trade();
        string report = counter.Slips.Single();
        Assert.AreEqual(13, Lines(report, "PASS"), report);
        Assert.AreEqual(0, Lines(report, "FAIL"), report);
        Assert.IsTrue(report.Split('\n').All(line => line.Length <= 32));
        StringAssert.Contains(report, "Terminal                TERM0001");
        StringAssert.Contains(report, $"Keys: {KeysValue()}                PASS");
        StringAssert.Contains(report, "Free memory, KB: 58         PASS");
        counter.AssertShown("SELF-TEST", "Everything passed.");
        Assert.IsFalse(counter.Flash.Snapshot().ContainsKey("parameters/test"));
    }

    [TestMethod]
    [DataRow("no list", "Stop list")]
    [DataRow("no route", "Network")]
    [DataRow("no answer", "Host echo")]
    [DataRow("bad card", "Card reader")]
    [DataRow("dead key", "Keypad")]
    [DataRow("keys", "Keys: ")]
    [DataRow("parameters", "Parameters")]
    [DataRow("flash", "Flash: write and read")]
    [DataRow("memory", "Free memory, KB: 19")]
    [DataRow("display", "Display")]
    [DataRow("space", "Flash: room for sales")]
    [DataRow("clock", "Clock")]
    public void WhatFailsIsOnThePaperAndOnTheScreen(string fault, string line)
    {
        Counter counter = new(terms: fault == "no list" ? Terms.Online : Terms.Offline) { Opening = fault == "dead key" ? SelfTest[..^1] + "CC" : SelfTest };
        counter.MayOpen = () =>
        {
            Break(counter, fault);
            counter.MayOpen = () => true;
            return true;
        };
        counter.Trade();
        string report = counter.Slips.Single();
        Assert.IsTrue(report.Split('\n').Any(l => l.StartsWith(line) && l.EndsWith(" FAIL")), report);
        counter.AssertShown("SELF-TEST", "Failed:");
        counter.AssertShown("SELF-TEST", line);
    }

    [TestMethod]
    [DataRow(PrinterState.PaperOut, "Out of paper")]
    [DataRow(PrinterState.NoAnswer, "does not answer")]
    public void AReportThatDidNotComeOutIsPrintedAgain(PrinterState fault, string told)
    {
        foreach (bool within in new[] { false, true })
        {
            Counter counter = new(terms: Terms.Offline) { Opening = SelfTest };
            if (within)
                counter.PrinterStates.Enqueue(PrinterState.Ready);
            counter.PrinterStates.Enqueue(fault);
            counter.Trade();
            counter.AssertShown("PRINTER", told);
            Assert.AreEqual(13, Lines(counter.Slips.Single(), "PASS"));
        }
    }

    [TestMethod]
    public void WithoutAPrinterTheResultIsOnTheScreen()
    {
        Counter counter = new(terms: Terms.Offline) { Opening = SelfTest };
        counter.PrinterStates.Enqueue(PrinterState.NoAnswer);
        counter.Answers.Add((" PRINTER", 'C'));
        counter.Trade();
        Assert.IsEmpty(counter.Slips);
        counter.AssertShown("SELF-TEST", "Printer and paper");
    }

    private static void Break(Counter counter, string fault)
    {
        switch (fault)
        {
            case "no route":
                counter.Acquirer.SignOnFaults.Enqueue(LineFault.NoRoute);
                break;
            case "no answer":
                counter.Acquirer.SignOnFaults.Enqueue(LineFault.AnswerLost);
                break;
            case "bad card":
                counter.Track2 = "99900";
                break;
            case "keys":
                counter.Flash.FlipBit(KeyFile.Name, 100);
                break;
            case "parameters":
                counter.Flash.FlipBit("parameters/current", 1000);
                break;
            case "memory":
                counter.Board.FreeHeap = 20 * 1024 - 1;
                break;
            case "display":
                counter.Darkness = screen => screen.Contains("Testing");
                break;
            case "space":
                for (int block = 0; counter.Flash.BlocksUsed < counter.Flash.Blocks; block++)
                    counter.Flash.Put($"zz/{block}", new byte[600]);
                break;
            case "clock":
                counter.Clock.Set(counter.Now.AddMinutes(6));
                counter.Acquirer.SignOnFaults.Enqueue(LineFault.NoRoute);
                break;
            case "flash":
                counter.Flash.Changed += name =>
                {
                    if (name == "parameters/test" && counter.Flash.Snapshot().ContainsKey(name))
                        counter.Flash.FlipBit(name, 77);
                };
                break;
        }
    }

    private static string KeysValue()
    {
        DeskCrypto crypto = new();
        return Convert.ToHexString(CheckValue.Of(crypto, new KeyRing(crypto, Counter.Master).MessageMac));
    }

    private static int Lines(string report, string result) => report.Split('\n').Count(line => line.EndsWith(" " + result));

    private static string[] Shown(Counter counter, string title)
    {
        counter.Trade();
        return counter.Screens.Last(s => s.StartsWith(title)).Split('\n');
    }

    private static Counter Opened(string keys) => new() { Opening = Engineer + keys };
}
