using System.Collections.Generic;
using System.Linq;
using Terminal.Board.Storage;
using Terminal.Core;
using Terminal.Core.Journal;
using Terminal.Core.Keys;
using Terminal.Core.Messages;
using Terminal.Tests.Desk;

namespace Terminal.Tests.Journal;

/// <summary>Records that are genuine and still cannot be used: nothing but damage may come of them.</summary>
[TestClass]
public sealed class SaleJournalTests : JournalBench
{
    [TestMethod]
    public void AGenuineRecordIsASale()
    {
        Put("journal/0000000007a", 2, Payload(), SaleState.Completed);
        Assert.AreEqual("1 sales, 0 damaged", Recovered());
        Assert.IsTrue(Journal.Read(7, new SaleRecord()));
    }

    // Else an answer to the sign-on of an earlier start fitted, where a clock begins in 1970 each time.
    [TestMethod]
    public void EachStartDrawsItsFirstStan()
    {
        DeskCrypto crypto = new();
        KeyRing keys = new(crypto, Counter.Master);
        List<int> drawn = [.. Enumerable.Range(0, 8).Select(_ => new SaleJournal(Device.Flash.Mount(), crypto, keys, new FlashPlan(64)).NextStan())];
        Assert.IsTrue(drawn.TrueForAll(stan => stan is >= 1 and <= TraceNumber.Last), string.Join(' ', drawn));
        Assert.IsGreaterThan(1, drawn.Distinct().Count(), "one in 10^42 that all eight are the same");
    }

    [TestMethod]
    [DataRow(0, "number")]
    [DataRow(5, "epoch")]
    [DataRow(7, "batch")]
    [DataRow(10, "STAN")]
    [DataRow(13, "time")]
    [DataRow(17, "offset")]
    [DataRow(19, "amount")]
    [DataRow(24, "currency")]
    [DataRow(26, "entry mode")]
    [DataRow(28, "length of the card number")]
    [DataRow(29, "card number")]
    [DataRow(39, "expiry")]
    [DataRow(41, "reason")]
    [DataRow(42, "response code")]
    [DataRow(43, "approval code")]
    [DataRow(49, "reversal reason")]
    [DataRow(51, "STAN of the reversal")]
    [DataRow(58, "verification")]
    [DataRow(59, "prints")]
    [DataRow(68, "number of the parameters")]
    [DataRow(71, "version of the stop list")]
    [DataRow(76, "epoch of the number replaced")]
    [DataRow(78, "number replaced")]
    [DataRow(83, "advice reason")]
    [DataRow(85, "STAN of the advice")]
    [DataRow(93, "kind")]
    [DataRow(94, "epoch of the original")]
    [DataRow(96, "number of the original")]
    [DataRow(101, "STAN of the original")]
    public void AGenuineRecordWithAFieldOutOfRangeIsDamage(int at, string field)
    {
        byte[] payload = Payload();
        payload[at] = 0xFE;
        Put("journal/0000000007a", 2, payload, SaleState.Completed);
        Assert.AreEqual("0 sales, 1 damaged", Recovered(), field);
    }

    [TestMethod]
    public void ACompletionOfNothingIsDamage()
    {
        byte[] payload = Payload();
        payload[93] = (byte)SaleKind.Completion;
        Array.Clear(payload, 96, 5);
        Put("journal/0000000007a", 2, payload, SaleState.Completed);
        Assert.AreEqual("0 sales, 1 damaged", Recovered());
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(13)]
    public void AGenuineRecordInNoStateIsDamage(int state)
    {
        Put("journal/0000000007a", 2, Payload(), (SaleState)state);
        Assert.AreEqual("0 sales, 1 damaged", Recovered());
    }

    [TestMethod]
    public void AGenuineRecordUnderTheOtherNameIsDamage()
    {
        Put("journal/0000000007b", 2, Payload(), SaleState.Completed);
        Assert.AreEqual("0 sales, 1 damaged", Recovered());
    }

    [TestMethod]
    [DataRow(0, 2, true)]
    [DataRow(0, 3, false)]
    [DataRow(0xFE, 2, false)]
    public void AnEpochOutOfRangeOrUnderTheOtherNameIsNone(int wrong, int generation, bool isKnown)
    {
        byte[] payload = new byte[SaleRecord.PayloadLength];
        payload[0] = payload[1] = (byte)'0';
        payload[5] = (byte)wrong;
        payload.CopyTo(Seal.Payload, 0);
        Seal.Seal((byte)'E', 0, generation);
        Device.Flash.Put("parameters/epoch.a", Seal.Sealed);
        Assert.AreEqual("0 sales, 0 damaged", Recovered());
        Assert.AreEqual(isKnown, Journal.Epoch.IsKnown);
        Assert.AreEqual(1, Journal.NextNumber);
    }

    [TestMethod]
    public void ARecordOfAnOlderProgramIsDamageAndNotACutWrite()
    {
        byte[] older = new byte[RecordSeal.Length - 16];
        "JR\u0002S"u8.CopyTo(older);
        Device.Flash.Put("journal/0000000007b", older);
        Assert.AreEqual("0 sales, 1 damaged", Recovered());
        Assert.IsTrue(Device.Flash.Snapshot().ContainsKey("journal/0000000007b"));
    }

    [TestMethod]
    public void EveryFieldComesBack()
    {
        SaleRecord sale = new(), read = new();
        Assert.IsTrue(sale.ReadPayload(Payload()));
        sale.State = SaleState.AdviceOwed;
        sale.Verification = CardholderVerification.Identity;
        sale.Prints = Prints.Both;
        sale.Parameters = 999_999;
        sale.ListVersion = SaleRecord.LastNumber;
        sale.NumberReplaced = SaleRecord.LastNumber;
        sale.AdviceReason = AdviceReason.Voice;
        sale.AdviceStan = 999_999;
        sale.AdviceTime = Noon;
        sale.WrongCodes = 2;
        sale.Kind = SaleKind.Completion;
        sale.OriginalNumber = SaleRecord.LastNumber - 1;
        sale.OriginalStan = 999_998;
        sale.OriginalTime = Noon.AddDays(-1);
        Digest(Mine).CopyTo(sale.CardDigest, 0);
        Assert.IsTrue(Journal.Write(sale));
        Assert.IsTrue(Journal.Read(7, read));

        Assert.AreEqual(sale.State, read.State);
        Assert.AreEqual((sale.Verification, sale.Prints, sale.Parameters, sale.ListVersion), (read.Verification, read.Prints, read.Parameters, read.ListVersion));
        Assert.AreEqual((sale.NumberReplaced, sale.AdviceReason, sale.AdviceStan, sale.AdviceTime), (read.NumberReplaced, read.AdviceReason, read.AdviceStan, read.AdviceTime));
        Assert.AreEqual(2, read.WrongCodes);
        Assert.AreEqual((sale.Kind, sale.OriginalNumber, sale.OriginalStan, sale.OriginalTime), (read.Kind, read.OriginalNumber, read.OriginalStan, read.OriginalTime));
        CollectionAssert.AreEqual(sale.OriginalEpoch, read.OriginalEpoch);
        CollectionAssert.AreEqual(sale.CardDigest, read.CardDigest);
        CollectionAssert.AreEqual(sale.EpochReplaced, read.EpochReplaced);
    }
}
