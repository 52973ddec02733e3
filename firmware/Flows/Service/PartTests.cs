using System;
using Terminal.Core.Cards;
using Terminal.Core.Ports;
using Terminal.Core.Receipts;
using Terminal.Core.Texts;

namespace Terminal.Flows.Service;

/// <summary>Tests of the parts that a person must look at.</summary>
internal sealed class PartTests
{
    private const byte FullBlock = 0xDB;
    private const byte Chequered = 0xB1;
    private const byte Pressed = 0xFE;
    private const int Ascii = 95;
    private const int GridRow = 2;
    private const int GridColumn = 5;
    private const int GridStep = 3;
    private const int Keys = 16;
    private const int LastDigits = 4;

    private readonly Till _till;
    private readonly Dialogue _dialogue;

    public PartTests(Till till)
    {
        _till = till;
        _dialogue = till.Dialogue;
    }

    /// <summary>All dots, every second dot, all letters; the engineer says whether they were right.</summary>
    public void TestDisplay()
    {
        _dialogue.Say(Text.DisplayTitle, Text.DisplayTest, Text.KeysTest).Show();
        if (_dialogue.AwaitChoice(Dialogue.Patience, Key.Enter, Key.Cancel) != Key.Enter)
        {
            return;
        }

        _dialogue.Screen.Fill(FullBlock);
        if (!IsSeen())
        {
            return;
        }

        _dialogue.Screen.Fill(Chequered);
        if (!IsSeen())
        {
            return;
        }

        WriteLetters(_dialogue.Screen.Cells);
        if (!IsSeen())
        {
            return;
        }

        _dialogue.Say(Text.DisplayTitle, Text.DisplayAsk, Text.KeysPassFail).Show();
        Key key = _dialogue.AwaitChoice(Dialogue.Patience, Key.Enter, Key.Cancel);
        if (key != Key.None)
        {
            Tell(Text.DisplayTitle, key == Key.Enter);
        }
    }

    /// <summary>Every key once, and tells how it went.</summary>
    public void TestKeypad()
    {
        bool isPassed = IsEveryKeyPressed();
        if (!_dialogue.IsLeft)
        {
            Tell(Text.KeypadTitle, isPassed);
        }
    }

    /// <summary>Waits until every key was pressed once; each then turns into a square.</summary>
    /// <returns>False when Cancel was pressed twice, or nothing for a minute.</returns>
    public bool IsEveryKeyPressed()
    {
        byte[] legends = CodePage.Bytes("123A456B789C*0#D");
        _dialogue.Offer(Text.KeypadTitle, Text.KeypadTest, Text.KeysKeypad);
        int left = Keys;
        Key last = Key.None;
        while (left > 0)
        {
            for (int i = 0; i < Keys; i++)
            {
                _dialogue.Screen.Cells[(GridRow + i / 4) * Screen.Columns + GridColumn + GridStep * (i % 4)] = legends[i];
            }

            _dialogue.Show();
            Key key = _dialogue.AwaitKey(Dialogue.Patience);
            if (key == Key.None || (key == Key.Cancel && last == Key.Cancel))
            {
                break;
            }

            last = key;
            int place = Array.IndexOf(legends, (byte)key);
            if (place >= 0)
            {
                legends[place] = Pressed;
                left--;
            }
        }

        return left == 0;
    }

    /// <summary>All letters and styles on paper.</summary>
    public void TestPrinter()
    {
        _dialogue.Say(Text.PrinterTitle, Text.PrinterTest, Text.KeysTest).Show();
        while (_dialogue.AwaitChoice(Dialogue.Patience, Key.Enter, Key.Cancel) == Key.Enter)
        {
            PrinterState state = _till.Printer.Ask();
            state = state == PrinterState.Ready ? new ServiceReport(_till.Printer).PrintSample() : state;
            _dialogue.Say(Text.PrinterTitle, state == PrinterState.Ready ? Text.Passed : Wording.Of(state), Text.KeysTest).Show();
            _dialogue.Sound(state == PrinterState.Ready ? Sound.Good : Sound.Bad);
        }
    }

    /// <summary>Swipes, as many as are wanted. Of the card only the last four digits are shown, and nothing is kept.</summary>
    public void TestReader()
    {
        Text told = Text.SwipeCard;
        byte[] last = new byte[LastDigits];
        _dialogue.Discard();
        while (true)
        {
            _dialogue.Say(Text.ReaderTitle, told, Text.KeysBack);
            if (told == Text.ReaderRead)
            {
                _dialogue.Centre(5, last);
            }

            _dialogue.Show();
            Swipe swipe = _dialogue.AwaitCard(Dialogue.Patience, out Key key);
            if (swipe == Swipe.None && (key == Key.None || key == Key.Cancel))
            {
                return;
            }

            if (swipe != Swipe.None)
            {
                told = IsRead(swipe, last) ? Text.ReaderRead : Text.SwipeAgain;
                _dialogue.Sound(told == Text.ReaderRead ? Sound.Good : Sound.Bad);
            }
        }
    }

    private bool IsRead(Swipe swipe, byte[] last)
    {
        PaymentCard card = _till.Card;
        bool isRead = swipe == Swipe.Card && card.Take(_dialogue.Stripe) == CardFault.None;
        if (isRead)
        {
            Array.Copy(card.Pan, card.PanLength - LastDigits, last, 0, LastDigits);
        }

        card.Clear();
        return isRead;
    }

    private bool IsSeen()
    {
        _dialogue.Show();
        Key key = _dialogue.AwaitChoice(Dialogue.Patience, Key.Enter, Key.Cancel);
        return key == Key.Enter;
    }

    // Eight rows: ASCII from the space on, then the upper half of the code page from its first letter on.
    private static void WriteLetters(byte[] cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = (byte)(i < Ascii ? 0x20 + i : 0x80 + i - Ascii);
        }
    }

    private void Tell(Text title, bool isGood) => _dialogue.Say(title, isGood ? Text.Passed : Text.Failed, Text.KeysOk).Tell(isGood ? Sound.Good : Sound.Bad);
}
