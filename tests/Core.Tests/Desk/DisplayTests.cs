using System.Linq;
using Terminal.Core.Ports;

namespace Terminal.Tests.Desk;

/// <summary>A display that does not answer: nothing new is sold, what was decided goes on by paper and ear, and it comes back by itself.</summary>
[TestClass]
public sealed class DisplayTests
{
    [TestMethod]
    [DataRow("en", "DISPLAY DOES NOT ANSWER", "check the cable", "READY")]
    [DataRow("ru", "ДИСПЛЕЙ НЕ ОТВЕЧАЕТ", "проверьте кабель", "ГОТОВ")]
    public void ADarkTerminalSellsNothingRingsAndPrintsOnceWhatToDo(string language, string title, string advice, string ready)
    {
        Counter counter = new(language: language);
        int dark = 0;
        counter.Darkness = _ => dark++ < 20;
        foreach (char key in "500DA1")
            counter.BlindKeys.Enqueue(key);
        counter.Amounts.Add(1250);
        counter.Trade();

        Assert.IsEmpty(counter.BlindKeys);
        CollectionAssert.AreEqual(new long[] { 1250 }, counter.Acquirer.Posted.Values.ToArray());
        Assert.HasCount(3, counter.Slips);
        StringAssert.StartsWith(counter.Slips[0], title);
        StringAssert.Contains(counter.Slips[0].Replace('\n', ' '), advice);
        StringAssert.EndsWith(counter.Slips[0], "+00 800 000 000");
        StringAssert.StartsWith(counter.Screens[0], " " + ready);
        Assert.IsGreaterThan(6, counter.Sounds.Count(s => s == Sound.Alarm), "It rings again and again, and at every key.");
        Assert.IsFalse(counter.Sounds.SkipWhile(s => s != Sound.Good).Contains(Sound.Alarm));
    }

    [TestMethod]
    public void WithoutPaperTheAdviceIsPrintedOnceThereIsSome()
    {
        Counter counter = new();
        int dark = 0;
        counter.Darkness = _ => dark++ < 20;
        foreach (PrinterState state in new[] { PrinterState.PaperOut, PrinterState.CoverOpen, PrinterState.Ready, PrinterState.PaperOut, PrinterState.NoAnswer })
            counter.PrinterStates.Enqueue(state);
        counter.Trade();

        Assert.IsEmpty(counter.PrinterStates);
        Assert.HasCount(1, counter.Slips);
        StringAssert.StartsWith(counter.Slips[0], "DISPLAY DOES NOT ANSWER");
    }

    [TestMethod]
    public void ALooseCableDoesNotPrintTheAdviceAgainUntilSomebodyUsedTheTerminal()
    {
        Counter counter = new();
        for (int i = 0; i < 3; i++)
            counter.Acquirer.SignOnFaults.Enqueue(LineFault.NoRoute);
        int before = 0;
        int after = 0;
        bool isSold = false;
        counter.Darkness = screen =>
        {
            isSold |= screen.StartsWith(" COMPLETED");
            return screen.StartsWith(" READY") && (isSold ? after++ < 3 : ++before is 2 or 4 or 6);
        };
        counter.Amounts.Add(1250);
        counter.Trade();

        Assert.IsGreaterThan(6, before);
        CollectionAssert.AreEqual(new[] { "DISP", "CORN", "CORN", "DISP" }, counter.Slips.Select(s => s[..4]).ToArray());
    }

    [TestMethod]
    [DataRow("Key the amount\n\n      12.50", 1)]
    [DataRow("Swipe the card", 2)]
    public void AnAmountThatCannotBeSeenIsNotSold(string screenThatFails, int time)
    {
        Counter counter = new();
        int shown = 0;
        int dark = 0;
        counter.Darkness = screen =>
        {
            shown += screen.Contains(screenThatFails) ? 1 : 0;
            return shown >= time && dark++ < 20;
        };
        counter.Amounts.AddRange([1250, 300]);
        counter.Trade();

        CollectionAssert.AreEqual(new long[] { 300 }, counter.Acquirer.Posted.Values.ToArray());
        Assert.AreEqual(1, counter.Acquirer.Requests.Count(r => r.StartsWith("0200")));
        StringAssert.StartsWith(counter.Slips[0], "DISPLAY DOES NOT ANSWER");
    }

    [TestMethod]
    public void AQuestionThatMustBeAnsweredIsAskedOnPaper()
    {
        Counter counter = new();
        bool isAsked = false;
        counter.Darkness = screen => (isAsked |= screen.StartsWith(" SIGNATURE")) && !counter.Slips.Any(s => s.StartsWith("DISPLAY"));
        foreach (char key in "5AD")
            counter.BlindKeys.Enqueue(key);
        counter.Amounts.Add(1250);
        counter.Trade();

        CollectionAssert.AreEqual(new long[] { 1250 }, counter.Acquirer.Posted.Values.ToArray());
        Assert.HasCount(4, counter.Slips);
        StringAssert.Contains(counter.Slips[0], "Merchant copy");
        StringAssert.StartsWith(counter.Slips[1], " SIGNATURE");
        StringAssert.Contains(counter.Slips[1], "Do the signatures");
        StringAssert.Contains(counter.Slips[1], "D  Yes");
        StringAssert.Contains(counter.Slips[2], "Cardholder copy");
        StringAssert.StartsWith(counter.Slips[3], "DISPLAY DOES NOT ANSWER");
    }

    [TestMethod]
    public void AQuestionIsShownAgainWhenTheDisplayComesBack()
    {
        Counter counter = new();
        int dark = 0;
        counter.Darkness = screen => screen.StartsWith(" SIGNATURE") && dark++ < 3;
        counter.Amounts.Add(1250);
        counter.Trade();

        CollectionAssert.AreEqual(new long[] { 1250 }, counter.Acquirer.Posted.Values.ToArray());
        Assert.IsTrue(counter.Screens.Any(s => s.StartsWith(" SIGNATURE")));
        Assert.AreEqual(1, counter.Slips.Count(s => s.StartsWith(" SIGNATURE")));
    }

    [TestMethod]
    public void ADisplayThatGoesDarkUnderAQuestionIsNoticed()
    {
        Counter counter = new();
        int asked = 0;
        counter.Darkness = screen => screen.StartsWith(" SIGNATURE") && ++asked is > 1 and < 4;
        counter.Answers.Add((" SIGNATURE", '\0'));
        counter.BlindKeys.Enqueue('D');
        counter.Amounts.Add(1250);
        counter.Trade();

        Assert.AreEqual(1, counter.Slips.Count(s => s.StartsWith(" SIGNATURE")));
        CollectionAssert.AreEqual(new long[] { 1250 }, counter.Acquirer.Posted.Values.ToArray());
    }
}
