using System.Linq;
using Terminal.Acquirer.StopLists;
using Terminal.Core.StopList;

namespace Terminal.Tests.StopLists;

/// <summary>Which list fits into which space.</summary>
[TestClass]
public sealed class ListSpaceTests
{
    [TestMethod]
    [DataRow(25_000, 10)]
    [DataRow(400_000, 160)]
    [DataRow(700_000, 280)]
    [DataRow(2_000_000, 790)]
    public void What_a_board_must_hold_at_twelve_bits_fits(int cards, int pages) => Assert.IsLessThanOrEqualTo(pages, ListSpace.PagesFor(cards, 12));

    [TestMethod]
    [DataRow(0, 1, 16)]
    [DataRow(1_000, 1, 16)]
    [DataRow(25_000, 10, 12)]
    [DataRow(25_000, 13, 16)]
    [DataRow(25_000, 7, 8)]
    [DataRow(25_000, 6, 0)]
    [DataRow(1, 0, 0)]
    [DataRow(0, 0, 0)]
    [DataRow(int.MaxValue, 65_535, 0)]
    [DataRow(1, int.MaxValue, 16)]
    public void The_most_result_bits_that_fit_are_offered(int cards, int pages, int resultBits) =>
        Assert.AreEqual(resultBits, ListSpace.BestResultBits(cards, pages));

    [TestMethod]
    public void Pages_and_cards_agree()
    {
        foreach (int resultBits in ListSpace.ResultBits)
        {
            foreach (int pages in Enumerable.Range(1, 2_000).Append(Manifest.MostPages))
            {
                int cards = ListSpace.CardsOn(pages, resultBits);
                Assert.AreEqual(pages, ListSpace.PagesFor(cards, resultBits));
                Assert.IsGreaterThan(ListSpace.CardsOn(pages - 1, resultBits), cards);
            }
        }
    }

    [TestMethod]
    [DataRow(-1, 12)]
    [DataRow(1_000, 10)]
    [DataRow(1_000, 0)]
    [DataRow(int.MaxValue, 8)]
    public void What_no_list_can_be_is_refused(int cards, int resultBits) =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ListSpace.PagesFor(cards, resultBits));
}
