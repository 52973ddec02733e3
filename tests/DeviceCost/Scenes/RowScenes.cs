using System.Linq;
using System.Text;
using Terminal.Core;
using Terminal.Core.Cards;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Core.Receipts;
using Terminal.Core.Risk;
using Terminal.Core.Texts;
using Terminal.Flows;
using Result = (long Instructions, long Bytes, (string Name, long Calls, long Own, long OwnBytes, long All, long AllBytes)[] Rows);

namespace Terminal.Tests.DeviceCost;

/// <summary>Parts of a sale, each alone.</summary>
public static class RowScenes
{
    private const string Track2 = "9990000000000011=28121010000000000";

    public static Result Track()
    {
        using Shop shop = new();
        PaymentCard card = new();
        MagneticStripe stripe = new();
        Read(stripe);
        Tally.Measure(() =>
        {
            Assert.AreEqual(CardFault.None, card.Take(stripe));
            Assert.AreEqual(CardFault.None, card.Conforms(shop.Parameters.Products, shop.Clock.UtcNow));
        });
        return Tally.Read();
    }

    public static Result Request()
    {
        using Shop shop = new();
        var (sale, card) = Draft(shop);
        TerminalMessages messages = new(shop.Parameters);
        Message request = new(Message.TerminalCapacity);
        Tally.Measure(() =>
        {
            messages.Request(request, sale, card);
            request.Seal(shop.Crypto, shop.Keys.MessageMac);
        });
        return Tally.Read();
    }

    public static Result Response()
    {
        using Shop shop = new();
        var (sale, card) = Draft(shop);
        Message request = new(Message.TerminalCapacity), answer = new(Message.TerminalCapacity);
        new TerminalMessages(shop.Parameters).Request(request, sale, card);
        request.Seal(shop.Crypto, shop.Keys.MessageMac);
        new Acquirer(shop.Crypto, shop.Keys).Exchange(request.Bytes, request.Length, answer.Bytes, out int length);
        Tally.Measure(() => Assert.AreEqual(AnswerFit.Fits, Answers.Judge(request, answer, length, shop.Crypto, shop.Keys.MessageMac)));
        return Tally.Read();
    }

    public static Result Screen(string language)
    {
        using Shop shop = new(language);
        Dialogue dialogue = DialogueOf(shop);
        Tally.Measure(() => dialogue.Say(Text.StartTitle, Text.NoKeyFile, Text.KeysRetryOnly).Show());
        return Tally.Read();
    }

    public static Result Line()
    {
        using Shop shop = new();
        Dialogue dialogue = DialogueOf(shop);
        dialogue.Say(Text.SaleTitle, Text.EnterAmount, Text.KeysAmount).Amount(4, 1).Show();
        Tally.Measure(() => dialogue.Say(Text.SaleTitle, Text.EnterAmount, Text.KeysAmount).Amount(4, 12).Show());
        return Tally.Read();
    }

    public static Result Receipt(string language, bool isPrinted)
    {
        using Shop shop = new(language);
        var (sale, _) = Draft(shop);
        NullPrinter paper = new();
        SaleReceipt receipt = new(isPrinted ? shop.Wiring.Printer : paper, shop.Parameters, new Core.Texts.Phrasebook());
        Tally.Measure(() =>
        {
            if (isPrinted)
                Assert.AreEqual(PrinterState.Ready, shop.Wiring.Printer.Ask());
            Assert.AreEqual(PrinterState.Ready, receipt.Print(Slip.MerchantCopy, sale, false));
        });
        Assert.IsTrue(isPrinted || paper.Lines > 20);
        return Tally.Read();
    }

    public static Result Write()
    {
        using Shop shop = new();
        SaleJournal journal = new(shop.Files, shop.Crypto, shop.Keys, new FlashPlan(512));
        var (sale, _) = Draft(shop);
        Assert.IsTrue(journal.Write(sale));
        sale.State = SaleState.Approved;
        Tally.Measure(() => Assert.IsTrue(journal.Write(sale)));
        return Tally.Read();
    }

    /// <summary>The generation that the last step of a sale superseded is deleted, at rest.</summary>
    public static Result Tidy()
    {
        using Shop shop = new();
        SaleJournal journal = new(shop.Files, shop.Crypto, shop.Keys, new FlashPlan(512));
        var (sale, _) = Draft(shop);
        Assert.IsTrue(journal.Write(sale) && journal.Write(sale));
        Tally.Measure(journal.Tidy);
        return Tally.Read();
    }

    public static Result Recover(int sales)
    {
        using Shop shop = new();
        FlashPlan plan = new(512);
        SaleJournal before = new(shop.Files, shop.Crypto, shop.Keys, plan), after = new(shop.Files, shop.Crypto, shop.Keys, plan);
        Fill(shop, before, sales);
        SaleRecord record = new();

        // Not the first start with a journal: that one also puts the mark of its end into the folder.
        Assert.IsTrue(before.Recover(record));
        Tally.Measure(() => Assert.IsTrue(after.Recover(record)));
        Assert.AreEqual(sales, after.Count);
        return Tally.Read();
    }

    /// <summary>What the recovery of a batch holds at its dearest moment.</summary>
    /// <returns>Held before it, most at once, and after it; of what belongs to the journal alone.</returns>
    public static (long Before, long Most, long After) RecoverPeak(int sales)
    {
        using Shop shop = new();
        FlashPlan plan = new(512);
        SaleJournal before = new(shop.Files, shop.Crypto, shop.Keys, plan), after = new(shop.Files, shop.Crypto, shop.Keys, plan);
        Fill(shop, before, sales);
        SaleRecord record = new();
        return DearestMoment.Of(() => Assert.IsTrue(after.Recover(record)), after, record);
    }

    /// <summary>The offline decision about a card that is not on the stop list, from its digest to the last row; the look-up in the list is a row of its own.</summary>
    public static Result Decision()
    {
        using Shop shop = new();
        Till till = new(shop.Parameters, shop.Keys, DialogueOf(shop), shop.Wiring.Printer, new Acquirer(shop.Crypto, shop.Keys), shop.Files, shop.Clock, shop.Crypto, new FlashPlan(512));
        till.Messages.SignOn(till.Line.Request, 1, shop.Clock.UtcNow, 0, null);
        Assert.AreEqual(LineResult.Answered, till.Line.Exchange());
        MagneticStripe stripe = new();
        Read(stripe);
        Assert.AreEqual(CardFault.None, till.Card.Take(stripe));
        Assert.AreEqual(CardFault.None, till.Card.Conforms(shop.Parameters.Products, shop.Clock.UtcNow));
        Assessment assessment = new(till);
        assessment.Decide(1250, false);
        AbsentCard facts = new(assessment);
        OfflineDecision table = new();
        byte[] digest = new byte[CardDigest.Length];
        Tally.Measure(() =>
        {
            CardDigest.Write(shop.Crypto, shop.Keys, till.Card.Pan, till.Card.PanLength, digest);
            Assert.AreEqual(Core.Risk.Decision.Offline, table.Decide(facts));
        });
        return Tally.Read();
    }

    private static void Fill(Shop shop, SaleJournal journal, int sales)
    {
        var (sale, _) = Draft(shop);
        for (int i = 0; i < sales; i++)
        {
            sale.Number = i + 1;
            Assert.IsTrue(journal.Write(sale));
        }
    }

    private static Dialogue DialogueOf(Shop shop) =>
        new(shop.Wiring.Display, shop.Wiring.Keypad, shop.Wiring.Reader, shop.Wiring.Printer, shop.Wiring.Signal, shop.Clock) { Language = shop.Parameters.Language, Currency = shop.Parameters.Currency };

    private static void Read(MagneticStripe stripe) => stripe.Track2Length = Encoding.ASCII.GetBytes(Track2, stripe.Track2);

    private static (SaleRecord Sale, PaymentCard Card) Draft(Shop shop)
    {
        MagneticStripe stripe = new();
        Read(stripe);
        PaymentCard card = new();
        card.Take(stripe);
        SaleRecord sale = new()
        {
            State = SaleState.Intent,
            Number = 1234,
            Batch = 1,
            Stan = 17,
            Time = new DateTime(2026, 1, 1, 12, 0, 0),
            UtcOffset = 60,
            Amount = 1250,
            Currency = 978,
            EntryMode = 22,
            PanLength = card.PanLength,
            Expiry = card.Expiry,
            DecisionReason = 3,
            ResponseCode = 0,
        };
        "A1"u8.CopyTo(sale.Epoch);
        "AB12CD"u8.CopyTo(sale.ApprovalCode);
        card.Pan.CopyTo(sale.Pan, 0);
        return (sale, card);
    }
}
