using Terminal.Core.Receipts;
using Terminal.Core.Texts;
using Terminal.Flows;

namespace Terminal.Tests.Texts;

/// <summary>No text is missing, too long for its place, or unprintable, in either language.</summary>
[TestClass]
public sealed class TextsTests
{
    private const int BodyRows = 5;
    private const int ChoiceRows = 6;
    private const int LineTestRows = 3;
    private const Text LastText = Text.AdviceRefusedLines;
    private const Text LastOfMenus = Text.NotTakenLines;

    [TestMethod]
    public void EveryTextIsThereAndFitsItsPlace()
    {
        for (Text text = Text.NoKeys + 1; text <= LastText; text++)
        {
            Check(text, Language.English);
            Check(text, Language.Russian);
        }

        Assert.AreEqual("", English.Of(LastText + 1));
    }

    [TestMethod]
    public void EveryTextOfTheMenusIsThereAndFitsItsPlace()
    {
        for (Text text = Text.KeysMenu; text <= LastOfMenus; text++)
        {
            CheckMenu(text, Language.English);
            CheckMenu(text, Language.Russian);
        }

        Assert.AreEqual("", English.Of(LastOfMenus + 1));
        for (Text text = LastText + 1; text < Text.KeysMenu; text++)
        {
            Assert.AreEqual("", English.Of(text));
        }
    }

    [TestMethod]
    public void TheLanguagesDiffer()
    {
        int same = 0;
        for (Text text = Text.NoKeys + 1; text <= LastOfMenus; text++)
        {
            if (English.Of(text).Length > 0 && English.Of(text) == Russian.Of(text))
            {
                same++;
            }
        }

        Assert.AreEqual(0, same);
    }

    [TestMethod]
    public void EveryResponseCodeHasWords()
    {
        for (int code = 0; code < 100; code++)
        {
            Text text = Wording.OfResponse(code);
            Assert.IsTrue(text >= Text.ResponseApproved && text <= Text.ResponseOther);
        }
    }

    private static void Check(Text text, Language language)
    {
        string words = Wording.Of(text, language);
        string name = ((int)text).ToString() + ": " + words;
        Assert.IsTrue(words.Length > 0, name);
        bool isOnPaper = text >= Text.ReversalRefusedLine;
        string[] lines = words.Split('\n');
        Assert.IsTrue(lines.Length <= (text >= Text.NothingIsDueLines ? BodyRows : isOnPaper || text <= Text.KeysVoidOlder ? 1 : BodyRows), name);
        foreach (string line in lines)
        {
            bool isParagraph = text >= Text.NothingIsDueLines;
            Assert.IsTrue(isParagraph || line.Length <= (isOnPaper ? SaleReceipt.Columns : Screen.Columns), name);
            CheckPrintable(line, name);
        }
    }

    private static void CheckMenu(Text text, Language language)
    {
        string words = Wording.Of(text, language);
        string name = ((int)text).ToString() + ": " + words;
        Assert.IsTrue(words.Length > 0, name);
        bool isOnPaper = text >= Text.SelfTestChecks;

        // What failed stands on the screen too.
        bool isOnPaperOnly = text > Text.SelfTestChecks;
        bool areChoices = text is Text.Menu or Text.ServiceMenu or Text.Versions or Text.Files or Text.KeyChecks;
        bool areLineWords = text >= Text.LineWorks && text <= Text.LineOwed;
        string[] lines = words.Split('\n');
        Assert.IsTrue(isOnPaper || lines.Length <= (text <= Text.KeysKeypad ? 1 : areLineWords ? LineTestRows : areChoices ? ChoiceRows : BodyRows), name);
        foreach (string line in lines)
        {
            bool isParagraph = text >= Text.RefusalsLines;
            Assert.IsTrue(isParagraph || line.Length <= (isOnPaperOnly ? SaleReceipt.Columns - Wording.Of(Text.Failed, language).Length - 1 : Screen.Columns), name);
            CheckPrintable(line, name);
        }
    }

    private static void CheckPrintable(string line, string name)
    {
        foreach (char character in line.ToCharArray())
        {
            Assert.IsTrue(character == '?' || CodePage.Of(character) != CodePage.Unknown, name);
        }
    }
}
