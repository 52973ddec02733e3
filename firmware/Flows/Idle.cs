using System;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Core.StopList;
using Terminal.Core.Texts;
using Terminal.Flows.Menus;

namespace Terminal.Flows;

/// <summary>The terminal at rest: ready for a sale, and sending what is owed.</summary>
public sealed class Idle
{
    // Long enough to cost little, short enough for the minute on the screen and for what has fallen due.
    private const int Rest = 5_000;

    // Between two messages that are owed, or two steps of an update: a key that is pressed meanwhile goes first.
    private const int Breath = 250;

    private readonly Till _till;
    private readonly Transactions _transactions;
    private readonly Recovery _recovery;
    private readonly Setup _setup;
    private readonly Outbox _outbox;
    private readonly Settlement _settlement;
    private readonly Reports _reports;
    private readonly ListUpdate _listUpdate;
    private readonly ParameterUpdate _parameterUpdate;
    private readonly Menu _menu;
    private readonly byte[] _time = new byte[5];
    private bool _isDarknessPrinted;

    /// <summary>Rests at a till.</summary>
    public Idle(Till till, Transactions transactions, Recovery recovery, Setup setup, Outbox outbox, Settlement settlement, Reports reports, ParameterUpdate parameterUpdate, ListUpdate listUpdate, Menu menu)
    {
        _till = till;
        _transactions = transactions;
        _recovery = recovery;
        _setup = setup;
        _outbox = outbox;
        _settlement = settlement;
        _reports = reports;
        _listUpdate = listUpdate;
        _parameterUpdate = parameterUpdate;
        _menu = menu;
    }

    /// <summary>Runs until the power goes.</summary>
    public void Run()
    {
        while (true)
        {
            _recovery.SettleUnfinished();
            _setup.SignOnWhenDue();
            _parameterUpdate.RunWhenDue();
            _till.HostTime.Watch();

            // Told first: a call's TLS handshake stops every thread of the device, and a key that is pressed meanwhile is taken a second or two later.
            bool isCallDue = IsCallDue;
            ShowReady(isCallDue);
            if ((isCallDue && _outbox.DeliverWhenDue()) || _settlement.AdvanceWhenDue())
            {
                ShowReady(IsCallDue);
            }
            else if (isCallDue && IsListUpdateDue)
            {
                _listUpdate.Advance();
            }

            bool isSeen = _till.Dialogue.IsShown;
            if (!isSeen)
            {
                TellOfDarkness();
            }

            int patience = _outbox.IsDue || _settlement.IsDue || IsListUpdateDue ? Breath : Rest;
            Key key = _till.Dialogue.AwaitKey(patience);
            if (key == Key.None && patience == Rest)
            {
                _till.Journal.Tidy();
                _settlement.BeginWhenDue();
            }

            if (isSeen && key != Key.None)
            {
                _isDarknessPrinted = false;
                Obey(key);
            }
        }
    }

    // The sign-on tells which list is the newest, and before it the clock may be wrong.
    private bool IsListUpdateDue => _setup.IsSignedOn && _listUpdate.IsDue;

    private bool IsCallDue => _outbox.IsDue || IsListUpdateDue;

    private void Obey(Key key)
    {
        if (key >= Key.Digit0 && key <= Key.Digit9)
        {
            _transactions.Sale.Run(key, false);
        }
        else if (key == Key.Menu)
        {
            _menu.Run();
        }
    }

    // Whoever cannot see the amount sells nothing. It rings until the display answers or the power goes; what to do is printed once, when there is paper.
    private void TellOfDarkness()
    {
        _till.Dialogue.Sound(Sound.Alarm);
        _isDarknessPrinted = _isDarknessPrinted
            || (_till.Printer.Ask() == PrinterState.Ready && _till.Receipt.PrintNotice(Text.DisplayDarkLine, Text.DisplayDarkLines) == PrinterState.Ready);
    }

    private void ShowReady(bool isCallDue)
    {
        bool maySell = _till.Journal.Epoch.IsKnown;
        Dialogue dialogue = _till.Dialogue;
        dialogue.Say(Text.ReadyTitle, !maySell ? Text.ReadyNotSignedOn : isCallDue ? Text.ReadyCalling : Text.Ready, Text.KeysIdle);
        if (maySell)
        {
            dialogue.Amount(4, 0);
        }

        if (_till.Journal.PendingCall != 0)
        {
            dialogue.Screen.Write(5, 0, Wording.Of(Text.CallPending, dialogue.Language));
        }

        ShowOwed();
        DateTime local = _till.LocalNow;
        Digits.WritePair(local.Hour, _time, 0);
        _time[2] = (byte)':';
        Digits.WritePair(local.Minute, _time, 3);
        dialogue.Screen.Right(0, _time, _time.Length);
        dialogue.Show();
    }

    private void ShowOwed()
    {
        Dialogue dialogue = _till.Dialogue;
        int advices = _outbox.Advices;
        if (_outbox.Reversals > 0)
        {
            dialogue.Add(6, Text.ReversalOwed);
        }
        else if (advices > 0)
        {
            dialogue.Add(6, Text.AdviceOwed).Count(6, advices);
        }
        else if (_settlement.IsUnderWay || _reports.IsOwed)
        {
            dialogue.Add(6, _settlement.IsUnderWay ? Text.SettlementOwed : Text.ReportOwed);
        }
    }
}
