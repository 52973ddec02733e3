using System.Linq;
using Terminal.Core.Ports;

namespace Terminal.Tests.Desk;

/// <summary>A hold, its completion, and the ways in which it ends without one.</summary>
[TestClass]
public sealed class PreAuthorisationTests
{
    private const string New = "A315000D";
    private const string Complete = "A32D4000D";
    private const string Cancel = "A33D";

    [TestMethod]
    public void AHoldIsApprovedSignedAndPostsNothing()
    {
        Counter counter = Do(New);

        Assert.AreEqual("A10000000001=5000", counter.Holds);
        Assert.AreEqual("", counter.Books);
        StringAssert.StartsWith(counter.Sent.Single(), "0100 A10000000001 010212");
        Assert.AreEqual("06", counter.Acquirer.Conditions["A10000000001"]);
        Assert.HasCount(2, counter.Slips);
        foreach (string slip in counter.Slips)
        {
            StringAssert.Contains(slip, "\nPRE-AUTH\n");
            StringAssert.Contains(slip, "The amount is held on the card");
            StringAssert.Contains(slip, "Held until");
            Assert.IsFalse(slip.Contains("Batch"));
        }

        StringAssert.Contains(counter.Slips[0], "Cardholder's signature");
        counter.AssertShown("SIGNATURE", "Do the signatures");
    }

    [TestMethod]
    public void TheTerminalNeverHoldsByItself()
    {
        Counter counter = new(terms: Terms.Offline);
        counter.Acts.Enqueue("A31100D");
        counter.Trade();

        StringAssert.StartsWith(counter.Sent.Single(), "0100");
    }

    [TestMethod]
    public void ItIsCompletedForLessAndAdvised()
    {
        Counter counter = Do(New, Complete);

        counter.AssertShown("COMPLETION", "PRE-AUTH     ****0011\n      50.00 EUR\n\nComplete this one?\nC Back B Next D Take");
        counter.AssertShown("COMPLETION", "Key the amount up to\n      50.00 EUR");
        Assert.AreEqual("A10000000002=4000", counter.Books);
        Assert.AreEqual("", counter.Holds);
        StringAssert.StartsWith(counter.Sent[^1], "0220 A10000000002 010202");
        StringAssert.Contains(counter.Sent[^1], "04011" + "06041377" + "0812A10000000001");
        Assert.AreEqual("AB12CD", counter.Acquirer.ApprovalCodes["A10000000002"]);
        foreach (string slip in counter.Slips.Skip(2))
        {
            StringAssert.Contains(slip, "\nCOMPLETION\n");
            StringAssert.Contains(slip, "Completes           A10000000001");
            StringAssert.Contains(slip, "Signed with pre-authorisation");
            StringAssert.Contains(slip, "40.00 EUR");
            Assert.IsFalse(slip.Contains("signature:"));
        }

        Assert.HasCount(4, counter.Slips);
    }

    [TestMethod]
    public void NoLineIsNeededToComplete()
    {
        Counter counter = new() { IsHurried = true };
        counter.Acts.Enqueue(New);
        counter.Acts.Enqueue(Complete);
        counter.Acts.Enqueue("A32");
        for (int i = 0; i < 4; i++)
            counter.Acquirer.AdviceFaults.Enqueue(LineFault.NoRoute);
        counter.Trade();

        counter.AssertShown("COMPLETION", "No pre-authorisation");
        Assert.AreEqual("A10000000002=4000", counter.Books);
        Assert.AreEqual("", counter.Holds);
    }

    [TestMethod]
    public void MoreThanIsHeldIsNotCompleted()
    {
        Counter counter = Do(New, "A32D5001D", "A32D5000D");

        counter.AssertShown("NOT COMPLETED", "More than is held");
        Assert.AreEqual("A10000000002=5000", counter.Books);
    }

    [TestMethod]
    public void OnceCompletedItIsOfferedNoMore()
    {
        Counter counter = Do(New, Complete, "A32", "A33");

        Assert.AreEqual("A10000000002=4000", counter.Books);
        Assert.AreEqual(2, counter.Screens.Count(s => s.Contains("No pre-authorisation\nis open")));
        counter.Acts.Enqueue("A32");
        counter.Trade();
        Assert.AreEqual(3, counter.Screens.Count(s => s.Contains("No pre-authorisation\nis open")), "Nor after a restart.");
    }

    [TestMethod]
    public void TheMerchantChoosesAmongThem()
    {
        Counter counter = new();
        counter.Acts.Enqueue(New);
        counter.Acts.Enqueue("A316000D");
        counter.Acts.Enqueue("A32BBBD4000D");
        counter.Trade();

        Assert.AreEqual("A10000000003=4000", counter.Books);
        Assert.AreEqual("A10000000001=5000", counter.Holds);
    }

    [TestMethod]
    public void ItIsCancelled()
    {
        Counter counter = Do(New, Cancel);

        counter.AssertShown("PRE-AUTH CANCELLED", "Nothing is held");
        Assert.AreEqual("", counter.Holds);
        StringAssert.StartsWith(counter.Sent[^1], "0420 A10000000001");
        StringAssert.StartsWith(counter.Acquirer.Originals["A10000000001"], "0100");
        Assert.AreEqual("06", counter.Acquirer.Conditions["A10000000001"]);
        StringAssert.Contains(counter.Slips[^1], "PRE-AUTH CANCELLED");
        StringAssert.Contains(counter.Slips[^1], "Nothing is held or charged");
    }

    [TestMethod]
    public void AVoidCancelsItToo()
    {
        Counter counter = Do(New, "A11D");

        Assert.AreEqual("", counter.Holds);
        counter.AssertShown("PRE-AUTH CANCELLED", "Nothing is held");
    }

    [TestMethod]
    public void ACompletionIsVoidedAndItsHoldIsGone()
    {
        Counter counter = Do(New, Complete, "A12D", "A32");

        Assert.AreEqual("", counter.Books);
        counter.AssertShown("SALE VOIDED", "Nothing is charged");
        StringAssert.StartsWith(counter.Acquirer.Originals["A10000000002"], "0220");
        counter.AssertShown("COMPLETION", "No pre-authorisation");
    }

    [TestMethod]
    public void ACompletionThatWasNotSentIsVoidedAndItsHoldIsGone()
    {
        Counter counter = new() { IsHurried = true };
        foreach (string keys in new[] { New, Complete, "A12D", "A32" })
            counter.Acts.Enqueue(keys);
        for (int i = 0; i < 8; i++)
        {
            counter.Acquirer.AdviceFaults.Enqueue(LineFault.NoRoute);
            counter.Acquirer.ReversalFaults.Enqueue(LineFault.NoRoute);
        }

        counter.Trade();
        Assert.AreEqual("", counter.Books);
        Assert.IsTrue(counter.Acquirer.Tombstones.Contains("A10000000002"));
        Assert.AreEqual(1, counter.Screens.Count(s => s.StartsWith(" COMPLETION") && s.Contains("No pre-authorisation")));
        counter.Acts.Enqueue("A32");
        counter.Trade();
        Assert.AreEqual(2, counter.Screens.Count(s => s.StartsWith(" COMPLETION") && s.Contains("No pre-authorisation")));
    }

    [TestMethod]
    public void AHoldExpires()
    {
        Counter counter = Do(New);
        counter.Pass(System.TimeSpan.FromDays(7));
        counter.Acts.Enqueue("A32");
        counter.Acts.Enqueue("A11D");
        counter.Trade();

        counter.AssertShown("COMPLETION", "No pre-authorisation");
        counter.AssertShown("VOID", "It was not made, or");
        Assert.HasCount(1, counter.Sent);
    }

    [TestMethod]
    public void ADayBeforeThatItDoesNot()
    {
        Counter counter = Do(New);
        counter.Pass(System.TimeSpan.FromDays(6.9));
        counter.Acts.Enqueue(Complete);
        counter.Trade();

        Assert.AreEqual("A10000000002=4000", counter.Books);
    }

    [TestMethod]
    public void TheTelephoneHoldsToo()
    {
        Counter counter = new(terms: Terms.Referring);
        counter.Acquirer.SaleFaults.Enqueue(LineFault.NoRoute);
        counter.Acts.Enqueue(New);
        counter.Acts.Enqueue(Complete);
        counter.Trade();

        counter.AssertShown("CALL THE ACQUIRER", "50.00 EUR");
        Assert.AreEqual("A10000000003=4000", counter.Books);
        Assert.AreEqual("A10000000002", counter.Acquirer.Named["A10000000003"]);
        StringAssert.Matches(counter.Acquirer.ApprovalCodes["A10000000003"], new("^000[0-9]{3}$"));
        Assert.HasCount(1, counter.Sent, "The hold itself is not advised.");
    }

    [TestMethod]
    public void AReferralLeadsToTheTelephone()
    {
        Counter counter = new();
        counter.Acquirer.Codes.Enqueue(1);
        counter.Acts.Enqueue(New);
        counter.Acts.Enqueue(Cancel);
        counter.Trade();

        CollectionAssert.AreEqual(new[] { "0100 A10000000001", "0420 A10000000002" }, counter.Sent.Select(s => s[..17]).ToArray());
        StringAssert.StartsWith(counter.Acquirer.Originals["A10000000002"], "0100");
    }

    [TestMethod]
    [DataRow(LineFault.RequestLost)]
    [DataRow(LineFault.AnswerLost)]
    [DataRow(LineFault.Garbage)]
    public void AnAnswerThatCannotBeUsedIsReversed(LineFault fault)
    {
        Counter counter = new();
        counter.Acquirer.SaleFaults.Enqueue(fault);
        counter.Acts.Enqueue(New);
        counter.Trade();

        counter.AssertShown("PRE-AUTH NOT MADE", "reversed");
        Assert.AreEqual("", counter.Holds);
        StringAssert.Contains(counter.Slips.Single(), "PRE-AUTH NOT MADE");
        StringAssert.StartsWith(counter.Acquirer.Originals["A10000000001"], "0100");
    }

    [TestMethod]
    [DataRow(5)]
    [DataRow(51)]
    public void ADeclineOwesNothing(int code)
    {
        Counter counter = new();
        counter.Acquirer.Codes.Enqueue(code);
        counter.Acts.Enqueue(New);
        counter.Trade();

        counter.AssertShown("PRE-AUTH NOT MADE", "Declined");
        Assert.HasCount(1, counter.Sent);
    }

    [TestMethod]
    public void ARefusedSignatureCancelsIt()
    {
        Counter counter = new() { Refusals = 1 };
        counter.Acts.Enqueue(New);
        counter.Trade();

        Assert.AreEqual("", counter.Holds);
        counter.AssertShown("PRE-AUTH CANCELLED", "Nothing is held");
        StringAssert.Contains(counter.Sent[^1], "05044351");
    }

    [TestMethod]
    public void ARefusedCompletionIsKeptAndItsHoldIsGone()
    {
        Counter counter = new();
        counter.Acquirer.AdviceCodes.Enqueue(12);
        counter.Acts.Enqueue(New);
        counter.Acts.Enqueue(Complete);
        counter.Acts.Enqueue("A32");
        counter.Trade();

        StringAssert.Contains(counter.Slips[^1], "ADVICE REFUSED");
        counter.AssertShown("COMPLETION", "No pre-authorisation");
    }

    [TestMethod]
    [DataRow("A3C")]
    [DataRow("A31C")]
    [DataRow("A315000C")]
    [DataRow("A32C")]
    [DataRow("A33C")]
    public void TheMerchantMayThinkBetterOfIt(string keys)
    {
        Counter counter = Do(New, keys);

        Assert.AreEqual("A10000000001=5000", counter.Holds);
        Assert.HasCount(1, counter.Sent);
    }

    [TestMethod]
    public void ACompletionThatIsGivenUpMakesNothing()
    {
        Counter counter = Do(New, "A32D4000C", "A32DC");

        Assert.AreEqual("A10000000001=5000", counter.Holds);
        Assert.HasCount(1, counter.Sent);
    }

    [TestMethod]
    public void WithoutPaperNothingIsCompletedAndASlipThatFailsIsOfferedAgain()
    {
        Counter counter = Do(New);
        counter.Answers.Add(("C  Cancel   D  Again", 'C'));
        counter.PrinterStates.Enqueue(PrinterState.PaperOut);
        counter.Acts.Enqueue(Complete);
        counter.Trade();
        Assert.HasCount(1, counter.Sent);

        counter.Answers.Add(("C  Later", 'C'));
        counter.PrinterStates.Enqueue(PrinterState.Ready);
        counter.PrinterStates.Enqueue(PrinterState.Ready);
        counter.PrinterStates.Enqueue(PrinterState.PaperOut);
        counter.Acts.Enqueue(Complete);
        counter.Trade();
        Assert.AreEqual("A10000000002=4000", counter.Books);
        int before = counter.Slips.Count;
        counter.Answers.Clear();
        counter.Trade();
        Assert.IsTrue(counter.Slips.Skip(before).Any(s => s.Contains("COMPLETION") && s.Contains("DUPLICATE")));
    }

    private static Counter Do(params string[] acts)
    {
        Counter counter = new();
        foreach (string act in acts)
            counter.Acts.Enqueue(act);
        counter.Trade();
        return counter;
    }
}
