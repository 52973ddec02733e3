using System;
using Terminal.Core.Journal;
using Terminal.Core.Keys;
using Terminal.Core.Messages;
using Terminal.Core.Parameters;
using Terminal.Core.Ports;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>
/// The merchant phones the acquirer's voice desk about the sale of the till's record, and keys the approval code that it gives. The call is journalled before it is asked for, so that it
/// survives a power cut; the sale itself then takes a number of its own and names the attempt that was referred.
/// </summary>
public sealed class Referral
{
    // Long enough for a call; then the terminal is ready again, and the menu leads back.
    private const int CallPatience = 600_000;

    private const int MostWrongCodes = 3;
    private const int LastDigits = 4;

    private readonly Till _till;
    private readonly Attempt _attempt;
    private readonly byte[] _code = new byte[VoiceCode.Length];
    private int _length;

    /// <summary>Calls from a till.</summary>
    public Referral(Till till, Attempt attempt)
    {
        _till = till;
        _attempt = attempt;
    }

    /// <summary>Keeps the call, and waits for the code. An attempt that has no number yet begins here.</summary>
    /// <param name="amount">Minor units.</param>
    /// <param name="decisionReason">Why the terminal does not decide, a value of <see cref="Core.Risk.DecisionReason"/>.</param>
    /// <returns>Whether the sale is approved now; otherwise the merchant has been told why not, or the call is still pending.</returns>
    public bool Call(long amount, int decisionReason)
    {
        SaleRecord sale = _till.Record;
        if (sale.Number == 0)
        {
            _attempt.Begin(amount, decisionReason);
        }

        _till.Card.Clear();
        sale.State = SaleState.Referred;
        return _till.Journal.Write(sale) ? AwaitCode() : _till.Refuse(Text.MemoryRefuses);
    }

    /// <summary>Goes on with the pending call.</summary>
    /// <returns>As <see cref="Call"/>.</returns>
    public bool Resume()
    {
        if (!_till.Journal.Read(_till.Journal.PendingCall, _till.Record))
        {
            return _till.Refuse(Text.MemoryRefuses);
        }

        _till.Kind = _till.Record.Kind;
        return AwaitCode();
    }

    /// <summary>Gives the call of the till's record up.</summary>
    public void Cancel()
    {
        _till.Record.State = SaleState.Declined;
        _till.Journal.Write(_till.Record);
    }

    private bool AwaitCode()
    {
        Text hint = Text.KeyCode;
        _till.Dialogue.Sound(Sound.Attention);
        while (true)
        {
            Key key = TakeCode(hint);
            if (key == Key.None)
            {
                return false;
            }

            if (key == Key.Cancel)
            {
                Cancel();
                return _till.Refuse(Text.NotApprovedByPhone);
            }

            if (IsRight())
            {
                return Approve();
            }

            if (IsLastTry())
            {
                return _till.Refuse(Text.TooManyCodes);
            }

            _till.Dialogue.Sound(Sound.Bad);
            hint = Text.WrongCode;
        }
    }

    // Enter with a whole code, Cancel, or None when the time has passed.
    private Key TakeCode(Text hint)
    {
        _length = 0;
        while (true)
        {
            Show(hint);
            Key key = _till.Dialogue.AwaitKey(CallPatience);
            if (key >= Key.Digit0 && key <= Key.Digit9 && _length < VoiceCode.Length)
            {
                _code[_length++] = (byte)key;
            }
            else if (key == Key.Clear && _length > 0)
            {
                _length--;
            }
            else if (key == Key.Cancel || key == Key.None || (key == Key.Enter && _length == VoiceCode.Length))
            {
                return key;
            }
        }
    }

    // Whom to call, and what to read out. The card's number is read from the card: it is shown nowhere.
    private void Show(Text hint)
    {
        SaleRecord sale = _till.Record;
        TerminalParameters parameters = _till.Parameters;
        Dialogue dialogue = _till.Dialogue.Say(Text.ReferralTitle, Text.Referral, Text.KeysAmount);
        dialogue.Centre(1, parameters.Phone).Amount(5, sale.Amount);
        Array.Copy(parameters.TerminalId, 0, dialogue.Screen.Cells, 4 * Screen.Columns, parameters.TerminalId.Length);
        byte[] last = new byte[LastDigits];
        Array.Copy(sale.Pan, sale.PanLength - LastDigits, last, 0, LastDigits);
        dialogue.Screen.Right(4, last, LastDigits);
        if (_length > 0)
        {
            dialogue.Centre(6, _code, _length);
        }
        else
        {
            dialogue.Screen.Write(6, 0, Wording.Of(hint, dialogue.Language));
        }

        dialogue.Show();
    }

    // Given for this terminal, card and amount, and not used yet.
    private bool IsRight()
    {
        SaleRecord sale = _till.Record;
        return VoiceCode.IsRight(_till.Crypto, _till.Keys, _code, _till.Parameters.TerminalId, sale.Amount, sale.Pan, sale.PanLength)
            && !_till.Journal.HasUsed(_code, sale);
    }

    // The tries are counted in the journal: a restart gives no new ones.
    private bool IsLastTry()
    {
        SaleRecord sale = _till.Record;
        sale.WrongCodes++;
        sale.State = sale.WrongCodes < MostWrongCodes ? SaleState.Referred : SaleState.Declined;
        return !_till.Journal.Write(sale) || sale.State == SaleState.Declined;
    }

    private bool Approve()
    {
        SaleRecord sale = _till.Record;
        _attempt.BeginAgain();
        sale.State = SaleState.Approved;
        sale.AdviceReason = AdviceReason.Voice;
        Array.Copy(_code, 0, sale.ApprovalCode, 0, VoiceCode.Length);
        return _till.Journal.Write(sale) || _till.Refuse(Text.MemoryRefuses);
    }
}
