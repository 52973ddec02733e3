using System.Collections.Generic;
using System.Linq;
using Terminal.Board.Storage;

namespace Terminal.Tests.Desk;

/// <summary>The terminal gets newer parameters by itself, between sales.</summary>
[TestClass]
public sealed class ParameterUpdateTests
{
    private static readonly DeskCrypto Crypto = new();

    [TestMethod]
    public void ASignOnThatTellsOfNewerParametersBringsThem()
    {
        Counter counter = Prepared(Set(8).Replace("name=CORNER SHOP", "name=NEW SHOP"));
        counter.Amounts.Add(1250);
        counter.Trade();

        CollectionAssert.AreEqual(new[] { "/parameters?terminal=TERM0001&held=000007" }, counter.Acquirer.Fetched);
        StringAssert.Contains(counter.Acquirer.Requests.Single(r => r.StartsWith("0200")), "0306000008");
        StringAssert.Contains(counter.Slips[0], "NEW SHOP");

        counter.Amounts.Add(1250);
        counter.Trade();
        Assert.HasCount(1, counter.Acquirer.Fetched, "After the restart they are held already.");
        StringAssert.Contains(counter.Acquirer.Requests.Last(r => r.StartsWith("0800")), "0306000008");
    }

    [TestMethod]
    public void NothingIsAskedForWhenNothingIsNew()
    {
        Counter counter = Prepared(Set(7));
        counter.Acquirer.NewestParameters = 7;
        counter.Amounts.Add(1250);
        counter.Trade();

        Assert.IsEmpty(counter.Acquirer.Fetched);
    }

    [TestMethod]
    public void ParametersThatEndSoonAreAskedForWithoutBeingToldOf()
    {
        Counter counter = Prepared(Set(8));
        counter.Acquirer.NewestParameters = 0;
        counter.Flash.Put("parameters/current", Signed(SampleParameters.Lines.Replace("20281231", "20260107")));
        counter.Amounts.Add(1250);
        counter.Trade();
        Assert.HasCount(1, counter.Acquirer.Fetched);

        counter = Prepared(Set(8));
        counter.Acquirer.NewestParameters = 0;
        counter.Flash.Put("parameters/current", Signed(SampleParameters.Lines.Replace("20281231", "20260108")));
        counter.Amounts.Add(1250);
        counter.Trade();
        Assert.IsEmpty(counter.Acquirer.Fetched, "A week ahead is soon enough.");
    }

    [TestMethod]
    public void ALostRequestIsMadeAgain()
    {
        Counter counter = Prepared(Set(8));
        counter.Acquirer.FetchesLost = 2;
        counter.Opening = "A";
        counter.Amounts.Add(1250);
        counter.Trade();
        counter.Opening = "A";
        counter.Amounts.Add(1250);
        counter.Trade();

        Assert.HasCount(3, counter.Acquirer.Fetched);
        StringAssert.Contains(counter.Acquirer.Requests.Last(r => r.StartsWith("0200")), "0306000008");
    }

    [TestMethod]
    [DataRow("nothing")]
    [DataRow("garbage")]
    [DataRow("a rollback")]
    [DataRow("another terminal's")]
    public void WhatMustNotBeTakenIsNotAskedForAgainSoon(string offered)
    {
        Counter counter = Prepared(Set(8));
        counter.Acquirer.Parameters = offered switch
        {
            "nothing" => null,
            "garbage" => new byte[4_000],
            "a rollback" => Signed(Set(6)),
            _ => Signed(Set(8).Replace("terminal=TERM0001", "terminal=TERM0002")),
        };
        counter.Opening = "A";
        counter.Amounts.AddRange([1250, 1260]);
        counter.Trade();

        Assert.HasCount(1, counter.Acquirer.Fetched);
        Assert.IsTrue(counter.Acquirer.Requests.Where(r => r.StartsWith("0200")).All(r => r.Contains("0306000007")));
        Assert.HasCount(2, counter.Acquirer.Posted);
    }

    [TestMethod]
    public void ANewLanguageIsSpokenAtOnceUnlessTheMerchantChoseOne()
    {
        Counter counter = Prepared(Set(8).Replace("language=en", "language=ru"));
        counter.Amounts.Add(1250);
        counter.Trade();
        StringAssert.Contains(counter.Slips[0], "Экземпляр торговца");

        counter = Prepared(Set(8).Replace("language=en", "language=ru"));
        counter.Flash.Put("parameters/language", [0]);
        counter.Amounts.Add(1250);
        counter.Trade();
        StringAssert.Contains(counter.Slips[0], "Merchant copy");
    }

    [TestMethod]
    public void PowerCutAtEveryOperationOfADayThatBringsNewParameters()
    {
        Counter rehearsal = Prepared(Set(8));
        rehearsal.Amounts.Add(1250);
        rehearsal.Flash.Arm(null);
        rehearsal.Trade();
        IReadOnlyList<FlashOperation> operations = rehearsal.Flash.Log;
        Assert.IsTrue(operations.Any(operation => operation.Name == "parameters/next" && operation.Length > 0));
        for (int i = 0; i < operations.Count; i++)
        {
            foreach (CutLeaves leaves in new[] { CutLeaves.Old, CutLeaves.Torn, CutLeaves.New })
            {
                Counter counter = Prepared(Set(8));
                counter.Amounts.AddRange([1250, 1260]);
                counter.Flash.Arm(FlashFault.Cut(i, leaves, operations[i].Length / 2));
                counter.Restarting = () => counter.Flash.Arm(null);
                counter.Trade();

                Assert.IsFalse(counter.Screens.Any(s => s.Contains("No valid parameters")), $"operation {i}, {leaves}");
                counter.Amounts.Add(1270);
                counter.Trade();
                StringAssert.Contains(counter.Acquirer.Requests.Last(r => r.StartsWith("0200")), "0306000008", $"operation {i}, {leaves}");
            }
        }
    }

    private static Counter Prepared(string lines) => new() { Acquirer = { NewestParameters = 8, Parameters = Signed(lines) } };

    private static string Set(int number) => SampleParameters.Lines.Replace("number=000007", $"number={number:D6}");

    private static byte[] Signed(string lines) => SampleParameters.Signed(Crypto, lines);
}
