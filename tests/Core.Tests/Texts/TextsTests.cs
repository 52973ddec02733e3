using Terminal.Flows;
using Terminal.Core.Receipts;
using Terminal.Core.Texts;

namespace Terminal.Tests.Texts;

/// <summary>No text is missing, too long for its place, or unprintable, in either language.</summary>
[TestClass]
public sealed class TextsTests
{
    private const int BodyRows = 5;

    [TestMethod]
    public void EveryTextIsThereAndFitsItsPlace()
    {
        for (Text text = Text.NoKeys + 1; text <= Text.AdviceRefusedLines; text++)
        {
            Check(text, Language.English);
            Check(text, Language.Russian);
        }

        Assert.AreEqual("", English.Of(Text.AdviceRefusedLines + 1));
    }

    [TestMethod]
    public void TheLanguagesDiffer()
    {
        int same = 0;
        for (Text text = Text.NoKeys + 1; text <= Text.AdviceRefusedLines; text++)
        {
            if (English.Of(text) == Russian.Of(text))
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
            foreach (char character in line.ToCharArray())
            {
                Assert.IsTrue(character == '?' || CodePage.Of(character) != CodePage.Unknown, name);
            }
        }
    }
}
