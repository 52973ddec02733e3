using System;
using Terminal.Core;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Parameters;
using Terminal.Core.Ports;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>
/// The settlement of a batch: the outbox is emptied, the batch closed here, its totals sent until the acquirer has closed it too, the report printed, the records deleted. Where
/// the totals differ every sale and refund is sent again first. From the moment the batch is closed here new sales go to the next one, and whatever interrupts the rest, it goes on at rest.
/// </summary>
public sealed class Settlement
{
    // Between two looks at the keypad.
    private const int DeletedAtOnce = 8;

    // A record that cannot be read so often is given up: the acquirer closes the batch without it, and the difference is printed.
    private const int MostVainReads = 10;

    private readonly Till _till;
    private readonly Outbox _outbox;
    private readonly Recovery _recovery;
    private readonly Reports _reports;
    private readonly Pacing _pacing;
    private readonly Pacing _paperPacing;

    // How many of the coming messages may have been sent before; after a restart, as many as the journal may not know of.
    private int _repeats = BatchClosing.UploadStep;
    private int _vainReads;

    // What the acquirer answers that is neither yes nor later; -1 while it says no such thing.
    private int _refusal = -1;

    // After a restart nobody knows whether the report was begun.
    private bool _isReportBegun = true;

    /// <summary>Settles the batches of a till.</summary>
    public Settlement(Till till, Outbox outbox, Recovery recovery, Reports reports)
    {
        _till = till;
        _outbox = outbox;
        _recovery = recovery;
        _reports = reports;
        _pacing = new Pacing(till.Clock);
        _paperPacing = new Pacing(till.Clock);
    }

    /// <summary>Whether a batch is closed here and not everywhere.</summary>
    public bool IsUnderWay => Closing.IsUnderWay;

    /// <summary>Whether there is something to do at rest, now.</summary>
    public bool IsDue => IsReportDue || (_pacing.IsDue && (IsUnderWay ? _outbox.Reversals == 0 : Closing.HasSettled));

    private BatchClosing Closing => _till.Journal.Closing;

    private bool IsReportDue => _reports.IsOwed && _paperPacing.IsDue;

    /// <summary>The whole story, because the merchant wants it.</summary>
    public void Run() => Run(Text.SettleNow);

    /// <summary>The journal takes no more sales: says so, and settles if the merchant wants it.</summary>
    public void MakeRoom()
    {
        if (IsUnderWay)
        {
            Tell(Text.BatchFullUnderWay);
        }
        else
        {
            Run(Text.BatchFull);
        }
    }

    /// <summary>Begins by itself, once a day: when the hour that the acquirer set has passed since the first sale of the batch. Asks nobody.</summary>
    public void BeginWhenDue()
    {
        if (!IsUnderWay && _till.Parameters.SettlesAt != TerminalParameters.NoSettlement && _till.HostTime.IsTrusted && _pacing.IsDue
            && _outbox.Reversals + _outbox.Advices == 0 && _till.Journal.PendingCall == 0 && !HasUnfinished
            && _till.Journal.HasOpenSalesFrom(LastHour()) && !IsClosedHere())
        {
            _pacing.Delay();
        }

        _till.Forget();
    }

    /// <summary>At rest: one message of a settlement under way, or the report that is owed, or some of the records that can go.</summary>
    /// <returns>Whether there was something to do: the screen may show something else now.</returns>
    public bool AdvanceWhenDue()
    {
        if (!IsDue)
        {
            return false;
        }

        if (IsUnderWay)
        {
            ShowProgress();
            Advance();
        }
        else if (IsReportDue)
        {
            PrintUnasked();
        }
        else if (!Closing.DeleteSettled(DeletedAtOnce))
        {
            _pacing.Delay();
        }

        _till.Forget();
        return true;
    }

    private void Run(Text question)
    {
        if (IsUnderWay || (IsPossible() && IsWanted(question) && IsOutboxEmpty() && IsBegun()))
        {
            Follow();
        }

        _till.Forget();
    }

    private bool IsPossible() =>
        _till.IsTraining ? Tell(Text.NotInTraining)
        : !_till.Journal.HasOpenSales ? Tell(Text.NothingToSettle)
        : !HasUnfinished || Tell(Text.RecordUnreadable);

    private bool IsWanted(Text question)
    {
        _till.Dialogue.Say(Text.SettlementTitle, question, Text.KeysYesNo).Show();
        return _till.Dialogue.AwaitChoice(Dialogue.Patience, Key.Enter, Key.Cancel) == Key.Enter;
    }

    // Slips that are owed first, refused ones among them: once the batch is settled they can be printed only while their records are kept.
    private bool IsOutboxEmpty()
    {
        _recovery.OfferSlips();
        _till.Dialogue.Say(Text.SettlementTitle, Text.Settling, Text.NoKeys).Show();
        if (_outbox.Deliver())
        {
            return true;
        }

        return _outbox.IsHeard ? TellPhone(Text.OwedLater) : Tell(Text.OwedNotSent);
    }

    private bool IsBegun() => IsClosedHere() || Tell(Text.RecordUnreadable);

    // The totals are counted and kept: from here on new sales belong to the next batch.
    private bool IsClosedHere()
    {
        BatchSummary summary = new BatchSummary();
        if (!_reports.Count(summary) || !_till.Journal.BeginClosing(summary))
        {
            return false;
        }

        _repeats = 0;
        _refusal = -1;
        _isReportBegun = false;
        _pacing.Reset();
        _paperPacing.Reset();
        return true;
    }

    // With the merchant looking on. Cancel leaves it to the terminal at rest.
    private void Follow()
    {
        Key key = Key.None;
        while (IsUnderWay && key != Key.Cancel)
        {
            ShowProgress();
            if (!Advance())
            {
                TellWhyNot();
                return;
            }

            key = _till.Dialogue.AwaitKey(0);
        }

        if (!IsUnderWay)
        {
            Finish();
        }
    }

    private void Finish()
    {
        _till.Dialogue.Sound(Sound.Good);
        _isReportBegun = true;
        if (_reports.PrintSettled())
        {
            _recovery.PrintNotTaken();
        }

        Closing.DeleteSettled(_till.Journal.Capacity);
        BatchSummary ours = Closing.Ours;
        if (Closing.Code == SettlementCode.Balanced)
        {
            Tell(Text.Balanced);
        }
        else
        {
            TellPhone(Text.ClosedWithDifference);
        }

        if (ours.AdvicesRefused + ours.ReversalsRefused > 0)
        {
            TellPhone(Text.RefusalsReported);
        }
    }

    // The next step of a settlement under way.
    private bool Advance()
    {
        bool isDone = Closing.Phase switch
        {
            ClosingPhase.Closing => TotalsAreAnswered(false),
            ClosingPhase.Uploading => NextIsUploaded(),
            ClosingPhase.Concluding => TotalsAreAnswered(true),
            _ => Closing.PutAside(_till.HostTime.CardSalesOutliveFrom, _till.Record, _till.Parameters.Products),
        };
        if (isDone)
        {
            _pacing.Reset();
        }
        else
        {
            _pacing.Delay();
        }

        return isDone;
    }

    private bool TotalsAreAnswered(bool concludes)
    {
        _till.Messages.Settlement(_till.Line.Request, Closing, concludes, _repeats > 0);
        if (!IsAnswered())
        {
            return false;
        }

        Message answer = _till.Line.Answer;
        int code = _till.Line.ResponseCode;
        int totals = answer.Offset(Field.Totals);

        // 94: the acquirer closed it before, on other totals. It gets the upload all the same, and then no third answer.
        bool isClosed = code == ResponseCode.Approved || (concludes && code == ResponseCode.Duplicate);
        bool isNoted;
        if (isClosed)
        {
            bool isBalanced = code == ResponseCode.Approved && answer.Number(Field.SettlementCode) == SettlementCode.Balanced;
            isNoted = Closing.NoteClosed(isBalanced ? SettlementCode.Balanced : SettlementCode.Difference, answer.Bytes, totals);
        }
        else if (!concludes && code is ResponseCode.TotalsDiffer or ResponseCode.Duplicate)
        {
            isNoted = Closing.BeginUpload(answer.Bytes, totals);
        }
        else
        {
            _refusal = code;
            return false;
        }

        _repeats = isNoted ? 0 : 1;
        return isNoted;
    }

    private bool NextIsUploaded()
    {
        SaleRecord sale = _till.Record;
        long number = Closing.NextUpload;
        if (number != 0 && !_till.Journal.Read(number, sale))
        {
            return ++_vainReads >= MostVainReads && IsUploadNoted(number, false);
        }

        if (number == 0)
        {
            return IsUploadNoted(0, false);
        }

        _till.Messages.Upload(_till.Line.Request, Closing, sale, _repeats > 0);
        sale.Clear();
        if (!IsAnswered())
        {
            return false;
        }

        int code = _till.Line.ResponseCode;
        if (code != ResponseCode.Approved && !IsRefusalKept(number, code))
        {
            return false;
        }

        _repeats--;
        return IsUploadNoted(number, code == ResponseCode.Approved);
    }

    // What the acquirer does not take owes a slip that says so, and stays until that is printed.
    private bool IsRefusalKept(long number, int code)
    {
        SaleRecord sale = _till.Record;
        bool isRead = _till.Journal.Read(number, sale);
        sale.ResponseCode = code;
        return isRead && _till.Journal.Write(sale);
    }

    private bool IsUploadNoted(long number, bool isTaken)
    {
        _vainReads = 0;
        bool isNoted = Closing.NoteUploaded(number, isTaken);
        _repeats = Closing.Phase == ClosingPhase.Concluding || _repeats < 0 ? 0 : _repeats;
        return isNoted;
    }

    // Whether there is an answer that is more than "later". A message of which not a byte left is no repeat the next time.
    private bool IsAnswered()
    {
        LineResult result = _till.Line.Exchange();
        if (result != LineResult.NotSent && _repeats == 0)
        {
            _repeats = 1;
        }

        _refusal = -1;
        return result == LineResult.Answered && !ResponseCode.SendAgain(_till.Line.ResponseCode);
    }

    private void PrintUnasked()
    {
        bool isDuplicate = _isReportBegun;
        _isReportBegun = true;
        if (_reports.PrintOwed(isDuplicate))
        {
            _recovery.PrintNotTaken();
        }
        else
        {
            _paperPacing.Delay();
        }
    }

    private bool HasUnfinished => _till.Journal.Oldest(SaleState.Intent) != 0 || _till.Journal.Oldest(SaleState.Approved) != 0;

    // The last time, in UTC, that the clock in the shop stood at the hour of settlement.
    private DateTime LastHour()
    {
        DateTime local = _till.LocalNow;
        long day = local.Ticks - local.Ticks % TimeSpan.TicksPerDay;
        long hour = day + _till.Parameters.SettlesAt * TimeSpan.TicksPerMinute;
        hour -= hour > local.Ticks ? TimeSpan.TicksPerDay : 0;
        return new DateTime(hour - _till.Parameters.UtcOffset * TimeSpan.TicksPerMinute);
    }

    private void ShowProgress()
    {
        bool isUpload = Closing.Phase == ClosingPhase.Uploading;
        _till.Dialogue.Say(Text.SettlementTitle, isUpload ? Text.Uploading : Text.Settling, isUpload ? Text.KeysBack : Text.NoKeys);
        if (isUpload)
        {
            _till.Dialogue.Count(5, Closing.UploadLength - Closing.Uploaded);
        }

        _till.Dialogue.Show();
    }

    private void TellWhyNot()
    {
        if (_refusal < 0)
        {
            Tell(Text.SettlementWaits);
            return;
        }

        Compose(Text.SettlementRefused).Count(5, _refusal).Centre(6, _till.Parameters.Phone).Tell(Sound.Bad);
    }

    private bool Tell(Text body)
    {
        Compose(body).Tell(Sound.Attention);
        return false;
    }

    private bool TellPhone(Text body)
    {
        Compose(body).Centre(6, _till.Parameters.Phone).Tell(Sound.Attention);
        return false;
    }

    private Dialogue Compose(Text body) => _till.Dialogue.Say(Text.SettlementTitle, body, Text.KeysOk);
}
