using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Terminal.Board.Parts;
using Terminal.Drivers;

namespace Terminal.Tests.Desk;

/// <summary>
/// Every slip and report through the printer's own driver, again and again, with the paper out, the cover open, the cable out or the printer silent from each of its lines on, from before the
/// first to behind the last. The screen says what to do; whoever does it has the whole paper, whoever puts it off gets it later, and the books are the same.
/// </summary>
[TestClass]
public sealed class PrinterFaultTests
{
    private const string Printer = " PRINTER\n";

    public enum Document
    {
        Sale,
        NotMade,
        RefusedSignature,
        Void,
        Refund,
        RefundVoided,
        Hold,
        HoldCancelled,
        Completion,
        RefusedAdvice,
        BatchSoFar,
        Settlement,
        Difference,
        SettledAgain,
        Duplicate,
        SelfTest,
        Practice,
        PracticeVoided,
    }

    private enum Trouble
    {
        PaperOut,
        CoverOpen,
        CableOut,
        Silent,
    }

    // Paper is asked for before anything is decided.
    private static readonly Document[] NeedPaperFirst =
    [
        Document.Sale, Document.NotMade, Document.RefusedSignature, Document.Refund, Document.Hold, Document.Completion, Document.RefusedAdvice,
    ];

    private static IEnumerable<Document> Documents => Enum.GetValues<Document>();

    // What is practised owes no paper.
    private static IEnumerable<Document> Kept => Documents.Except([Document.Practice, Document.PracticeVoided]);

    [TestMethod]
    [DynamicData(nameof(Documents))]
    public void WhoDoesWhatTheScreenSaysHasTheWholePaper(Document document)
    {
        Shop whole = Rehearse(document);
        foreach (Trouble trouble in Enum.GetValues<Trouble>())
        {
            for (int line = 0; line <= whole.Lines; line++)
            {
                Shop shop = new(document, trouble, line, isPutOff: false);
                string plan = $"{document}, {trouble} at line {line}:\n{string.Join("--\n", shop.Counter.Screens)}\n{string.Join("-- cut --\n", shop.Pieces)}";
                Assert.AreEqual(whole.Books, shop.Books, plan);
                AssertHas(whole.Pieces, shop.Pieces, plan);

                // Behind the last line nobody may have noticed; before it somebody must.
                Assert.IsTrue(shop.IsTold || line >= whole.Lines - 2, plan);
                Assert.IsTrue(shop.Told.All(screen => screen.Contains("\n" + Says(trouble) + "\n")), plan);
                Assert.IsTrue(line == 0 || !shop.IsTold || document == Document.SelfTest || shop.Pieces.Any(piece => piece.Contains("DUPLICATE")), plan);
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Kept))]
    public void WhoPutsItOffGetsItLater(Document document)
    {
        Shop whole = Rehearse(document);
        foreach (Trouble trouble in Enum.GetValues<Trouble>())
        {
            for (int line = 0; line <= whole.Lines; line++)
            {
                Shop shop = new(document, trouble, line, isPutOff: true);
                string plan = $"{document}, {trouble} at line {line}:\n{string.Join("--\n", shop.Counter.Screens)}\n{string.Join("-- cut --\n", shop.Pieces)}";
                if (line == 0 && NeedPaperFirst.Contains(document))
                {
                    // Nothing was made, and there is nothing to print.
                    Assert.AreEqual(shop.BooksBefore, shop.Books, plan);
                    Assert.IsEmpty(shop.Pieces, plan);
                    continue;
                }

                // Of what was voided nobody needs the copy that was to be signed.
                Assert.AreEqual(whole.Books, shop.Books, plan);
                AssertHas(document == Document.RefusedSignature ? whole.Pieces.TakeLast(1).ToArray() : whole.Pieces, shop.Pieces, plan);
            }
        }
    }

    private static Shop Rehearse(Document document)
    {
        Shop whole = new(document, Trouble.PaperOut, int.MaxValue, isPutOff: false);
        Assert.IsNotEmpty(whole.Pieces);
        Assert.IsFalse(whole.IsTold);
        return whole;
    }

    // Each piece of paper whole, and in its order; what was begun before it may hang on at its top.
    private static void AssertHas(IReadOnlyList<string> whole, IReadOnlyList<string> pieces, string plan)
    {
        int next = 0;
        foreach (string piece in pieces)
            next += next < whole.Count && Plain(piece).EndsWith(Plain(whole[next])) ? 1 : 0;
        Assert.AreEqual(whole.Count, next, $"{plan}\n-- wanted --\n{string.Join("-- cut --\n", whole)}");
    }

    // A second attempt says so, and may come a little later.
    private static string Plain(string piece) => Regex.Replace(piece.Replace("* * * DUPLICATE * * *\n", ""), @"\d\d:\d\d:\d\d", "time");

    private static string Says(Trouble trouble) => trouble switch
    {
        Trouble.PaperOut => "Out of paper.\nPut a new roll in.",
        Trouble.CoverOpen => "The cover is open.\nClose it.",
        _ => "It does not answer.\nCheck its cable and\npower.",
    };

    /// <summary>A day on which the printer fails at a line of a document, and the day after.</summary>
    private sealed class Shop
    {
        private readonly Document _document;
        private readonly Trouble _trouble;
        private readonly int _line;

        public Shop(Document document, Trouble trouble, int line, bool isPutOff)
        {
            _document = document;
            _trouble = trouble;
            _line = line;
            Counter = new Counter(terms: document is Document.RefusedAdvice or Document.SelfTest ? Terms.Offline : Terms.Online) { Driver = Drive };
            Before();
            Counter.Trade();
            BooksBefore = Books;
            Paper.TearOff();
            Counter.Screens.Clear();
            Paper.Printed += Count;
            Counter.Showing = screen => Look(screen, isPutOff);
            if (isPutOff)
                Counter.Answers.Add((Printer, 'C'));
            Begin();
            Counter.Trade();
            Paper.Printed -= Count;
            if (isPutOff)
                After();
        }

        public Counter Counter { get; }

        public int Lines { get; private set; } = -1;

        public string BooksBefore { get; }

        public string Books => $"{Counter.Books} / {Counter.Refunds} / {Counter.Holds} / {string.Join(' ', Counter.Acquirer.Batches.Closed.Keys)}";

        public List<string> Told { get; } = [];

        public bool IsTold => Told.Count > 0;

        /// <summary>The paper, cut by cut.</summary>
        public IReadOnlyList<string> Pieces => string.Concat(Paper.Paper.Select(line => line.Kind switch
        {
            PaperKind.Text => line.Text.TrimEnd() + "\n",
            PaperKind.Cut => "\f",
            _ => "",
        })).Split('\f', StringSplitOptions.RemoveEmptyEntries);

        private ReceiptPrinter Paper => Counter.Board.Printer;

        private Terminal.Core.Ports.IPrinter Drive()
        {
            Counter.Board.AssignPins();
            using (Counter.Board.Enter())
                return new EscPosPrinter("COM3", EscPosPrinter.OrdinaryRowsPerSecond, Counter.Clock);
        }

        // What there is on the day before.
        private void Before()
        {
            if (_document is Document.Void or Document.Refund or Document.RefundVoided or Document.Duplicate or Document.BatchSoFar or Document.Settlement or Document.Difference
                or Document.SettledAgain)
                Counter.Amounts.Add(1250);
            switch (_document)
            {
                case Document.HoldCancelled or Document.Completion:
                    Counter.Acts.Enqueue("A315000D");
                    break;
                case Document.RefundVoided:
                    Counter.Acts.Enqueue("A21D1250D");
                    break;
                case Document.SettledAgain:
                    Counter.Acts.Enqueue("AB7");
                    break;
                case Document.Practice or Document.PracticeVoided:
                    Counter.Amounts.Add(700);
                    break;
            }
        }

        private void Begin()
        {
            switch (_document)
            {
                case Document.NotMade:
                    Counter.Acquirer.SaleFaults.Enqueue(LineFault.AnswerLost);
                    break;
                case Document.RefusedSignature:
                    Counter.Refusals = 1;
                    break;
                case Document.RefusedAdvice:
                    Counter.Acquirer.AdviceCodes.Enqueue(58);
                    break;
                case Document.Difference:
                    Counter.Acquirer.Batches.Extra[1] = 999;
                    Counter.Acquirer.Batches.IsStubborn = true;
                    Counter.Acquirer.Batches.UploadCodes.Enqueue(94);
                    break;
                case Document.Practice:
                    Counter.Acts.Enqueue("A84D1234DC");
                    break;
                case Document.PracticeVoided:
                    Counter.Acts.Enqueue("A84D1234DC");
                    Counter.Acts.Enqueue("300D");
                    break;
            }

            Counter.Acts.Enqueue(Keys);
            int acts = Counter.Acts.Count;
            Counter.Acting = () =>
            {
                if (--acts > 0)
                    return;
                Paper.TearOff();
                Lines = 0;
                Fail();
            };
        }

        private string Keys => _document switch
        {
            Document.Void => "A11D",
            Document.Refund => "A21D1250D",
            Document.RefundVoided => "A12D",
            Document.Hold => "A315000D",
            Document.HoldCancelled => "A33D",
            Document.Completion => "A32D4000D",
            Document.BatchSoFar => "A61",
            Document.Settlement or Document.Difference => "AB7",
            Document.SettledAgain => "A62",
            Document.Duplicate => "A511",
            Document.SelfTest => "A9864200D8D123A456B789C*0#D",
            Document.PracticeVoided => "A1D",
            _ => "1250D",
        };

        // The next morning, with the printer in order: what is owed comes by itself, what is not can be had again.
        private void After()
        {
            Repair();
            Counter.Showing = _ => { };
            Counter.Acting = () => { };
            Counter.Answers.Clear();
            if (_document is Document.BatchSoFar or Document.SettledAgain or Document.Duplicate or Document.SelfTest)
                Counter.Acts.Enqueue(Keys);
            Counter.Trade();
        }

        private void Count(PaperLine line)
        {
            if (Lines < 0)
                return;
            Lines++;
            Fail();
        }

        private void Look(string screen, bool isPutOff)
        {
            if (screen.StartsWith(Printer))
                Told.Add(screen);
            if (isPutOff ? screen.Contains("Report to be printed") : screen.StartsWith(Printer))
                Repair();
        }

        private void Fail()
        {
            if (Lines != _line)
                return;
            Paper.PaperOut = _trouble == Trouble.PaperOut;
            Paper.CoverOpen = _trouble == Trouble.CoverOpen;
            Paper.Connected = _trouble != Trouble.CableOut;
            Paper.Answers = _trouble != Trouble.Silent;
        }

        private void Repair()
        {
            Paper.PaperOut = false;
            Paper.CoverOpen = false;
            Paper.Connected = true;
            Paper.Answers = true;
        }
    }
}
