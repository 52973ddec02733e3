using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Terminal.Acquirer.Cards;
using Terminal.Board.Parts;

namespace Terminal.Bench;

/// <summary>The tray of cards, and the hand that draws one of them through the reader.</summary>
/// <param name="cards">The cards of the tray.</param>
/// <param name="reader">The reader.</param>
/// <param name="view">Where it is shown which card was drawn, and what is to be expected.</param>
internal sealed class Tray(IReadOnlyList<TestCard> cards, StripeReader reader, View view)
{
    private static readonly Choice<SwipeWay> Ways = new(
        "A card cannot be swiped like that: there are whole, half, backwards and twice.",
        (SwipeWay.Whole, "whole", "runs through as it should"),
        (SwipeWay.Half, "half", "stops half-way"),
        (SwipeWay.Backwards, "backwards", "runs backwards"),
        (SwipeWay.Twice, "twice", "runs through twice at once"));

    private volatile SwipeWay _next;

    /// <summary>How the next card is drawn, of all ways.</summary>
    public ShownChoices Next => Ways.Shown(_next);

    /// <summary>Chooses how the next card is drawn; the one after it is drawn as it should be.</summary>
    /// <exception cref="BadInputException">There is no such way.</exception>
    public void ChooseNext(string way) => _next = Ways.Of(way);

    /// <summary>Takes a card for a swipe.</summary>
    /// <param name="id">Its place in the tray, as the page names it.</param>
    /// <returns>The swipe, still to be made.</returns>
    /// <exception cref="BadInputException">The tray has no such card.</exception>
    public Action Take(string id)
    {
        TestCard card = cards.Where((_, place) => view.Cards[place].Id == id).FirstOrDefault() ?? throw new BadInputException("The tray has no such card.");
        SwipeWay way = Interlocked.Exchange(ref _next, SwipeWay.Whole);
        view.Show(Telling.Swiped(card, way, reader.Noise));
        return () => Draw(card, way);
    }

    private void Draw(TestCard card, SwipeWay way)
    {
        if (card.IsDamaged)
        {
            reader.SwipeDamaged();
            return;
        }
        switch (way)
        {
            case SwipeWay.Half:
                reader.SwipeHalf(card.Track1, card.Track2, (card.Track1.Length + card.Track2.Length) / 2);
                break;
            case SwipeWay.Backwards:
                reader.SwipeBackwards(card.Track1, card.Track2);
                break;
            case SwipeWay.Twice:
                reader.Swipe(card.Track1, card.Track2);
                reader.Swipe(card.Track1, card.Track2);
                break;
            default:
                reader.Swipe(card.Track1, card.Track2);
                break;
        }
    }
}
