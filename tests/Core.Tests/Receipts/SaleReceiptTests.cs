using System.Collections.Generic;
using System.Linq;
using System.Text;
using Terminal.Core.Journal;
using Terminal.Core.Keys;
using Terminal.Core.Messages;
using Terminal.Core.Parameters;
using Terminal.Core.Ports;
using Terminal.Core.Receipts;
using Terminal.Core.Texts;
using Terminal.Tests.Desk;

namespace Terminal.Tests.Receipts;

/// <summary>Every slip of every kind, in both languages: what the schemes ask is on it, what they forbid is not, and all of it fits.</summary>
[TestClass]
public sealed class SaleReceiptTests
{
    private const string Pan = "9990000000000011";
    private const string LongName = "THE OLDEST BAKERY OF TESTVILLE AND NEIGHBOURING VILLAGES";
    private const string LongPlace = "NORTHERN INDUSTRIAL ESTATE, BUILDING 12, SECOND GATE, TESTVILLE-ON-SEA";

    private static readonly Encoding CodePage866 = CodePagesEncodingProvider.Instance.GetEncoding(866)!;
    private static readonly DeskCrypto Crypto = new();

    public static IEnumerable<object[]> All =>
        from slip in Enum.GetValues<Slip>()
        from kind in Enum.GetValues<SaleKind>()
        from language in Enum.GetValues<Language>()
        select new object[] { slip, kind, language };

    [TestMethod]
    [DynamicData(nameof(All))]
    public void WhatTheSchemesAskIsOnIt(Slip slip, SaleKind kind, Language language)
    {
        string[] lines = Print(slip, Sale(kind), language);
        string all = string.Join('\n', lines);

        Assert.AreEqual("CORNER SHOP", lines[0].Trim());
        Assert.AreEqual("1 MARKET SQUARE, TESTVILLE", lines[1].Trim());
        Pair(lines, Text.MerchantLabel, language, "MERCHANT0000001");
        Pair(lines, Text.TerminalLabel, language, "TERM0001");
        Pair(lines, Text.NumberLabel, language, "A10000000123");
        Pair(lines, Text.AmountLabel, language, "12.50 EUR");
        Assert.IsTrue(lines.Contains("2026-11-26              13:45:10"), all);
        Assert.AreEqual(1, lines.Count(line => line.StartsWith("TEST CREDIT") && line.EndsWith(" " + Wording.Of(Text.SwipedLabel, language))), all);
        bool isCopy = slip is Slip.MerchantCopy or Slip.CardholderCopy;
        if (isCopy)
        {
            Assert.IsTrue(lines.Any(line => line.Trim() == Wording.Of(Wording.TitleOf(kind), language)), all);
            Pair(lines, Text.ApprovalLabel, language, "AB12CD");
            Assert.IsTrue(lines.Any(line => line.Trim() == Wording.Of(slip == Slip.MerchantCopy ? Text.MerchantCopyLine : Text.CardholderCopyLine, language)), all);
        }

        if (slip == Slip.MerchantCopy)
        {
            Pair(lines, Text.DecisionLabel, language, "07");
            Pair(lines, Text.ListLabel, language, "2026112601");
        }

        bool isSigned = lines.Contains(new string('.', 32));
        Assert.AreEqual(isCopy && (kind == SaleKind.Refund || (slip == Slip.MerchantCopy && kind != SaleKind.Completion)), isSigned, all);
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void WhatTheyForbidIsNot(Slip slip, SaleKind kind, Language language)
    {
        string all = string.Join('\n', Print(slip, Sale(kind), language));
        string card = slip == Slip.CardholderCopy ? "************0011" : "999000******0011";
        StringAssert.Contains(all, card);
        Assert.IsFalse(all.Contains(Pan));
        foreach (string expiry in new[] { "2812", "1228", "12/28", "28/12", "28-12", "12-28" })
            Assert.IsFalse(all.Contains(expiry), expiry);
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void EveryLineFitsAndNoWordIsBroken(Slip slip, SaleKind kind, Language language)
    {
        SaleRecord sale = Sale(kind);
        sale.Amount = 999_999_999_999;
        string[] lines = Print(slip, sale, language, LongName, LongPlace);

        Assert.IsTrue(lines.All(line => line.Length <= SaleReceipt.Columns), string.Join('\n', lines));
        string[] words = [.. lines.SelectMany(line => line.Split(' '))];
        foreach (string word in (LongName + " " + LongPlace).Split(' '))
            CollectionAssert.Contains(words, word);
        Assert.IsFalse(lines.Any(line => line.StartsWith(' ')), "A wrapped line begins with its first word.");
    }

    [TestMethod]
    [DataRow(24, 1)]
    [DataRow(26, 2)]
    [DataRow(40, 3)]
    public void ALongNameOfAProductLeavesRoomForHowItWasRead(int length, int lines)
    {
        string name = string.Concat(Enumerable.Repeat("CARD ", 10))[..length].TrimEnd();
        string[] printed = Print(Slip.MerchantCopy, Sale(SaleKind.Sale), Language.English, product: name);
        int first = Array.FindIndex(printed, line => line.StartsWith("CARD "));
        StringAssert.EndsWith(printed[first + lines - 1], " swiped");
        StringAssert.StartsWith(printed[first + lines], "Card");
    }

    [TestMethod]
    public void AKeyedCardSaysSo()
    {
        SaleRecord sale = Sale(SaleKind.Sale);
        sale.EntryMode = SaleRecord.Keyed;
        Assert.IsTrue(Print(Slip.MerchantCopy, sale, Language.English).Any(line => line.StartsWith("TEST CREDIT") && line.EndsWith(" keyed")));
    }

    [TestMethod]
    public void ADuplicateSaysSoAndNothingElseDiffers()
    {
        foreach (Slip slip in Enum.GetValues<Slip>())
        {
            string[] once = Print(slip, Sale(SaleKind.Sale), Language.English);
            string[] again = Print(slip, Sale(SaleKind.Sale), Language.English, isDuplicate: true);
            CollectionAssert.AreEqual(once, again.Where(line => !line.Contains("DUPLICATE")).ToArray());
            Assert.HasCount(once.Length + 1, again);
        }
    }

    private static void Pair(string[] lines, Text label, Language language, string value)
    {
        string words = Wording.Of(label, language);
        Assert.AreEqual(1, lines.Count(line => line.StartsWith(words + " ") && line.EndsWith(" " + value)), $"No '{words} {value}' in\n{string.Join('\n', lines)}");
    }

    private static SaleRecord Sale(SaleKind kind)
    {
        SaleRecord sale = new()
        {
            Number = 123,
            Batch = 4,
            Kind = kind,
            Time = new DateTime(2026, 11, 26, 12, 45, 10),
            UtcOffset = 60,
            Amount = 1250,
            Currency = 978,
            EntryMode = SaleRecord.Swiped,
            PanLength = Pan.Length,
            Expiry = 2812,
            DecisionReason = 7,
            ResponseCode = 0,
            ListVersion = 2026112601,
            OriginalNumber = kind == SaleKind.Sale ? 0 : 122,
        };
        Encoding.ASCII.GetBytes(Pan).CopyTo(sale.Pan, 0);
        "A1"u8.CopyTo(sale.Epoch);
        "A1"u8.CopyTo(sale.OriginalEpoch);
        "AB12CD"u8.CopyTo(sale.ApprovalCode);
        return sale;
    }

    private static string[] Print(Slip slip, SaleRecord sale, Language language, string name = "CORNER SHOP", string place = "1 MARKET SQUARE, TESTVILLE", string product = "TEST CREDIT",
        bool isDuplicate = false)
    {
        string lines = SampleParameters.Lines.Replace("CORNER SHOP", name).Replace("1 MARKET SQUARE, TESTVILLE", place).Replace("TEST CREDIT", product);
        byte[] file = SampleParameters.Signed(Crypto, lines);
        TerminalParameters parameters = ParameterFile.Read(file, file.Length, Crypto, new KeyRing(Crypto, Counter.Master))!;
        parameters.Language = language;
        Paper paper = new();
        Assert.AreEqual(PrinterState.Ready, new SaleReceipt(paper, parameters, new Phrasebook()).Print(slip, sale, isDuplicate));
        return [.. paper.Lines];
    }

    private sealed class Paper : IPrinter
    {
        public List<string> Lines { get; } = [];

        public PrinterState Ask() => PrinterState.Ready;

        public void Line(byte[] text, int offset, int length, LineStyle style) => Lines.Add(CodePage866.GetString(text, offset, length));

        public PrinterState Finish() => PrinterState.Ready;
    }
}
