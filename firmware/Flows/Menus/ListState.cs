using System;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Core.StopList;
using Terminal.Core.Texts;

namespace Terminal.Flows.Menus;

/// <summary>
/// The merchant's look at the stop list: which version the terminal holds, how many cards are on it, from when and until when, and whether it can be used. Enter gets the
/// newest at once.
/// </summary>
internal sealed class ListState
{
    private readonly Till _till;
    private readonly Setup _setup;
    private readonly ListUpdate _update;
    private readonly byte[] _text = new byte[10];

    public ListState(Till till, Setup setup, ListUpdate update)
    {
        _till = till;
        _setup = setup;
        _update = update;
    }

    /// <summary>Shows it until the merchant goes back or is silent.</summary>
    public void Run()
    {
        Show(Text.KeysList);
        while (_till.Dialogue.AwaitChoice(Dialogue.Patience, Key.Enter, Key.Cancel) == Key.Enter)
        {
            Update();
            Show(Text.KeysList);
        }
    }

    // The sign-on tells which version is the newest. A large list takes its time: what was got of it stays when the merchant goes back, and the terminal at rest goes on.
    private void Update()
    {
        if (!_setup.SignOn())
        {
            _till.Dialogue.Say(Text.ListTitle, Text.LineFails, Text.KeysOk).Tell(Sound.Bad);
            return;
        }

        Key key = Key.None;
        while (_update.IsDue && key != Key.Cancel)
        {
            _update.Advance();
            Show(Text.KeysBack);
            key = _till.Dialogue.AwaitKey(0);
        }

        _till.Dialogue.Sound(_update.IsBusy ? Sound.Bad : Sound.Good);
    }

    private void Show(Text keys)
    {
        HeldList list = _till.StopList;
        Dialogue dialogue = _till.Dialogue;
        dialogue.Say(Text.ListTitle, Text.List, keys);
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
        dialogue.Show();
    }

    private Text Describe(HeldList list) =>
        _update.IsBusy ? Text.ListUpdating
        : list.IsDamaged ? Text.ListDamaged
        : !list.IsHeld ? Text.ListMissing
        : list.Edition.IsValidAt(_till.Clock.UtcNow) ? Text.ListInUse : Text.ListExpired;

    // In UTC as it was set.
    private void ShowDay(int row, DateTime utc)
    {
        LocalTime.WriteDay(utc, _text, 0);
        _till.Dialogue.Screen.Right(row, _text, LocalTime.DayLength);
    }
}
