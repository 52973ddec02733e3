using System.Linq;

namespace Terminal.Tests.Desk;

/// <summary>The merchant phones: because the acquirer wants it, because it cannot be reached, or on suspicion.</summary>
[TestClass]
public sealed class ReferralTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void AReferredSaleIsMadeWithTheCodeOfTheVoiceDesk(int code)
    {
        Counter counter = new();
        counter.Acquirer.Codes.Enqueue(code);
        counter.Amounts.Add(1250);
        counter.Trade();

        counter.AssertShown("CALL THE ACQUIRER", "+00 800 000 000");
        counter.AssertShown("CALL THE ACQUIRER", "TERM0001         0011\n      12.50 EUR");
        Assert.IsFalse(counter.Screens.Any(s => s.Contains("999000")), "The card number is read from the card.");
        string[] sent = counter.Sent;
        StringAssert.StartsWith(sent[0], "0200 A10000000001");
        StringAssert.StartsWith(sent[1], "0220 A10000000002 010221");
        StringAssert.Contains(sent[1], "06041376" + "0712A10000000001");
        Assert.HasCount(2, sent);
        Assert.AreEqual("A10000000002=1250", counter.Books);
        foreach (string slip in counter.Slips)
        {
            StringAssert.Contains(slip, "Approved by telephone");
            StringAssert.Contains(slip, counter.Acquirer.ApprovalCodes["A10000000002"]);
        }
    }

    [TestMethod]
    public void WithoutALineTheMerchantMayPhone()
    {
        Counter counter = new(terms: Terms.Referring);
        counter.Acquirer.SaleFaults.Enqueue(LineFault.NoRoute);
        counter.Amounts.Add(1250);
        counter.Trade();

        StringAssert.StartsWith(counter.Sent.Single(), "0220 A10000000002");
        Assert.AreEqual("A10000000002=1250", counter.Books);
    }

    [TestMethod]
    public void OnSuspicionTheMerchantPhonesFirstAndNothingIsSentBefore()
    {
        Counter counter = new(terms: Terms.Offline) { Suspicions = 1 };
        counter.Amounts.Add(1250);
        counter.Trade();

        StringAssert.StartsWith(counter.Sent.Single(), "0220 A10000000002 010240");
        StringAssert.Contains(counter.Sent[0], "06041376");
        Assert.AreEqual("A10000000002=1250", counter.Books);
    }

    [TestMethod]
    public void ACardThatCannotBeTakenIsNotPhonedAbout()
    {
        Counter counter = new(terms: Terms.Offline) { Suspicions = 1, Track2 = "9990000000000011=28125010000000000" };
        counter.Flash.Put("parameters/current", SampleParameters.Signed(new DeskCrypto(), SampleParameters.Lines.Replace("\ncountry=280", "\ncountry=276")));
        counter.Amounts.Add(1250);
        counter.Trade();

        counter.AssertShown("SALE NOT MADE", "its own country");
        Assert.IsFalse(counter.Screens.Any(s => s.Contains("CALL THE ACQUIRER")));
    }

    [TestMethod]
    public void ANoOnThePhoneEndsTheSale()
    {
        Counter counter = new() { Suspicions = 1 };
        counter.VoiceDesk.Enqueue("");
        counter.Amounts.AddRange([1250, 700]);
        counter.Trade();

        counter.AssertShown("SALE NOT MADE", "Not approved by");
        Assert.IsFalse(counter.Screens.Any(s => s.Contains("Call open")));
        Assert.AreEqual("A10000000002=700", counter.Books);
        Assert.IsFalse(counter.Slips.Any(s => s.Contains("12.50")));
    }

    [TestMethod]
    public void AWrongCodeMayBeKeyedAgain()
    {
        Counter counter = new() { Suspicions = 1 };
        counter.VoiceDesk.Enqueue("123456");
        counter.Amounts.Add(1250);
        counter.Trade();

        counter.AssertShown("CALL THE ACQUIRER", "Wrong code: key again");
        Assert.AreEqual("A10000000002=1250", counter.Books);
    }

    [TestMethod]
    public void ThreeWrongCodesEndTheSaleAndARestartGivesNoMore()
    {
        Counter counter = new() { Suspicions = 1 };
        counter.VoiceDesk.Enqueue("123456");
        counter.VoiceDesk.Enqueue("223456");
        counter.Flash.Arm(null);
        counter.Amounts.Add(1250);
        counter.CutAt = "Wrong code";
        counter.VoiceDesk.Enqueue("323456");
        counter.Trade();

        Assert.AreEqual(2, counter.Runs);
        counter.AssertShown("SALE NOT MADE", "Three wrong codes");
        Assert.AreEqual("", counter.Books);
        Assert.IsEmpty(counter.Slips);
    }

    [TestMethod]
    public void ACodeIsUsedOnce()
    {
        Counter counter = new() { Suspicions = 2 };
        counter.Amounts.AddRange([1250]);
        counter.Trade();
        string code = counter.Acquirer.ApprovalCodes["A10000000002"];
        for (int i = 0; i < 3; i++)
            counter.VoiceDesk.Enqueue(code);
        counter.Amounts.Add(1250);
        counter.Trade();

        counter.AssertShown("SALE NOT MADE", "Three wrong codes");
        Assert.AreEqual("A10000000002=1250", counter.Books);
    }

    [TestMethod]
    public void ACallSurvivesAPowerCut()
    {
        Counter counter = new() { Suspicions = 1, CutAt = "CALL THE ACQUIRER" };
        counter.Amounts.Add(1250);
        counter.Trade();

        counter.AssertShown("AFTER A RESTART", "A call to the\nacquirer was cut off.\nGo on with it?\n      12.50 EUR\n");
        Assert.AreEqual("A10000000002=1250", counter.Books);
    }

    [TestMethod]
    public void ACallThatIsNotWantedAfterARestartIsGivenUp()
    {
        Counter counter = new() { Suspicions = 1, CutAt = "CALL THE ACQUIRER" };
        counter.Answers.Add(("was cut off", 'C'));
        counter.Amounts.Add(1250);
        counter.Trade();
        counter.Trade();

        Assert.AreEqual(1, counter.Screens.Count(s => s.Contains("was cut off")));
        Assert.AreEqual("", counter.Books);
    }

    [TestMethod]
    public void ACallThatTakesLongStaysOpenUntilTheCodeIsKeyed()
    {
        Counter counter = new() { Suspicions = 1 };
        counter.VoiceDesk.Enqueue("?");
        counter.Amounts.Add(1250);
        counter.Trade();
        counter.AssertShown("READY", "Call open: A, then 4");
        Assert.AreEqual("", counter.Books);

        counter.Answers.Add(("was cut off", 'B'));
        counter.Opening = "A4";
        counter.Trade();
        Assert.AreEqual("A10000000002=1250", counter.Books);
        Assert.IsFalse(counter.Screens[^1].Contains("Call open"));
    }

    [TestMethod]
    public void ANewerSaleCancelsTheCall()
    {
        Counter counter = new() { Suspicions = 1 };
        counter.VoiceDesk.Enqueue("?");
        counter.Amounts.AddRange([1250, 700]);
        counter.Trade();
        counter.Screens.Clear();
        counter.Trade();

        Assert.IsFalse(counter.Screens.Any(s => s.Contains("Call open") || s.Contains("was cut off")));
        Assert.AreEqual("A10000000002=700", counter.Books);
    }

    [TestMethod]
    public void AVoiceSaleVoidedAtTheSignatureIsReversed()
    {
        Counter counter = new() { Suspicions = 1, Refusals = 1 };
        counter.Amounts.Add(1250);
        counter.Trade();

        StringAssert.StartsWith(counter.Sent.Single(), "0420 A10000000002");
        Assert.AreEqual("", counter.Books);
    }

    [TestMethod]
    public void AVoiceSaleIsNoneOfTheTerminalsOwnDecisions()
    {
        Counter counter = new(terms: Terms.Offline) { Suspicions = 1, IsHurried = true };
        for (int i = 0; i < 6; i++)
            counter.Acquirer.AdviceFaults.Enqueue(LineFault.NoRoute);
        counter.Amounts.AddRange([4000, 4500]);
        counter.Trade();

        Assert.IsTrue(counter.Slips.Any(s => s.Contains("45.00") && s.Contains("Approved by the terminal")), "It does not count against the floor limit.");
    }
}
