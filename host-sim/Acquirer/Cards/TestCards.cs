using System.Collections.Generic;
using System.Text;
using Terminal.Acquirer.Seeds;

namespace Terminal.Acquirer.Cards;

/// <summary>The tray: the cards of a seed, and two that no seed can hold, made from the first: a wrong check digit and a damaged stripe.</summary>
public static class TestCards
{
    /// <summary>The tray of a seed, in the order of its file.</summary>
    public static IReadOnlyList<TestCard> Of(Seed seed)
    {
        List<TestCard> tray = [];
        foreach (var card in seed.Cards)
            tray.Add(new TestCard(card.Name, card.Role, card.Shows, card.Product?.Name ?? "", card.Number, card.Expiry, card.ServiceCode, false));
        if (tray.Count > 0)
        {
            var first = tray[0];
            int wrong = (CardNumber.CheckDigit(Encoding.ASCII.GetBytes(first.Number[..^1])) + 1) % 10;
            tray.Add(first with
            {
                Name = "MISPRINTED CARD",
                Role = "Wrong check digit",
                Shows = "Its last digit is wrong: the terminal refuses it and asks nobody.",
                Number = first.Number[..^1] + wrong,
            });
            tray.Add(first with
            {
                Name = "SCRATCHED CARD",
                Role = "Damaged track",
                Shows = "No reader can read its stripe: the terminal asks to swipe again.",
                IsDamaged = true,
            });
        }
        return tray;
    }
}
