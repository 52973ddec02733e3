using System;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Core.StopList;
using Terminal.Core.Texts;

namespace Terminal.Core.Flows;

/// <summary>The merchant's look at the stop list: which version the terminal holds, how many cards are on it, from when and until when, and whether it can be used.</summary>
internal sealed class ListState
{
    private readonly Till _till;
    private readonly ListUpdate _update;
    private readonly byte[] _text = new byte[10];

    public ListState(Till till, ListUpdate update)
    {
        _till = till;
        _update = update;
    }

    /// <summary>Shows it until a key is pressed or the notice has stood long enough.</summary>
    public void Show()
    {
        HeldList list = _till.StopList;
        Dialogue dialogue = _till.Dialogue;
        dialogue.Say(Text.ListTitle, Text.List, Text.KeysBack);
        if (list.IsHeld)
        {
            ListEdition edition = list.Edition;
            Digits.Write(edition.Version, _text, 0, 10);
            dialogue.Screen.Right(2, _text, 10);
            Digits.Write(edition.Cards, _text, 0, 10);
            dialogue.Screen.Right(3, _text, 10);
            ShowDay(4, ListEdition.Time(edition.Created));
            ShowDay(5, ListEdition.Time(edition.ValidUntil));
        }

        dialogue.Screen.Write(6, 0, Wording.Of(Describe(list), dialogue.Language));
        dialogue.Show().AwaitKey(Dialogue.Notice);
    }

    private Text Describe(HeldList list) =>
        _update.IsBusy ? Text.ListUpdating
        : list.IsDamaged ? Text.ListDamaged
        : !list.IsHeld ? Text.ListMissing
        : list.Edition.IsValidAt(_till.Clock.UtcNow) ? Text.ListInUse : Text.ListExpired;

    // YYYY-MM-DD, in UTC as it was set.
    private void ShowDay(int row, DateTime utc)
    {
        Digits.Write(utc.Year, _text, 0, 4);
        _text[4] = (byte)'-';
        Digits.Write(utc.Month, _text, 5, 2);
        _text[7] = (byte)'-';
        Digits.Write(utc.Day, _text, 8, 2);
        _till.Dialogue.Screen.Right(row, _text, 10);
    }
}
