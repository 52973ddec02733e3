using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Terminal.Acquirer;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Risk;
using Terminal.Simulation.Parts;

namespace Terminal.Simulation.Checks;

/// <summary>The world's witness: sees every screen, slip, durable record, message and decision, keeps the books of them, and has each checker look at once.</summary>
internal sealed class Observer
{
    private const int Capacity = 2048;
    private const string CurrencyLetters = " EUR";

    private readonly World _world;
    private readonly Check[] _checks;
    private readonly CardScan _scan;
    private readonly Dictionary<(string Terminal, long Amount), List<SaleFacts>> _byAmount = [];

    public Observer(World world)
    {
        _world = world;
        _scan = new CardScan(world.Town.Cards);
        _checks =
        [
            new TrainingIsNoTrade(world),
            new MadeIsPosted(world),
            new PostedIsMade(world),
            new OneTicketOneSale(world),
            new GivenBackOnce(world),
            new TotalsAgree(world),
            new NothingStaysOwed(world),
            new DurableBeforeShown(world),
            new DurableBeforeSent(world),
            new StatesGoForward(world),
            new OneNumberOneMessage(world),
            new ReversalsFirst(world),
            new NeverOfflineAfterUnknown(world),
            new OfflineWithinRules(world),
            new CardSumsStay(world),
            new LimitsHold(world),
            new StandInWithinRights(world),
            new IssuersAreTold(world),
            new BooksBalance(world),
            new VoiceCodesCountOnce(world),
            new ListStays(world),
            new NoCardData(world, _scan),
        ];
    }

    /// <summary>Names of all checkers, those that ports and people hold among them.</summary>
    public IEnumerable<string> Names => _checks.Select(check => check.Name);

    public void Started(Station station)
    {
        station.IsJournalDoubtful = false;
        station.IsTraining = false;
        foreach (Check check in _checks)
            check.Started(station);
    }

    public void Journalled(Station station, SaleRecord record, int generation)
    {
        var sale = _world.Books.Of(station.Id, Station.NumberOf(record.Epoch, record.Number));
        sale.Writings++;
        sale.IsBegunInDoubt |= sale.Writings == 1 && station.IsJournalDoubtful;
        sale.Generation = generation;
        sale.Kind = record.Kind;
        sale.Amount = record.Amount;
        sale.Card = Encoding.ASCII.GetString(record.Pan, 0, record.PanLength);
        sale.Batch = record.Batch;
        sale.DecisionReason = record.DecisionReason;
        sale.AdviceReason = record.AdviceReason;
        sale.ReversalReason = record.ReversalReason;
        sale.ResponseCode = record.ResponseCode;
        sale.ApprovalCode = Encoding.ASCII.GetString(record.ApprovalCode).TrimEnd('\0');
        sale.Replaces = record.NumberReplaced == 0 ? "" : Station.NumberOf(record.EpochReplaced, record.NumberReplaced);
        sale.Original = record.OriginalNumber == 0 ? "" : Station.NumberOf(record.OriginalEpoch, record.OriginalNumber);
        // That of the attempt which it replaces; else the one at hand, whatever amount was keyed for it; a number that nobody's ticket is about now stands for an earlier one.
        sale.Ticket ??= sale.Replaces.Length > 0 && _world.Books.Find(station.Id, sale.Replaces) is { Ticket: { } first } ? first
            : station.Merchant.Ticket is { } atHand && atHand.Kind == record.Kind && atHand.Card.Number == sale.Card ? atHand
            : _world.Tickets.FindLast(ticket => ticket.Amount == record.Amount && ticket.Kind == record.Kind && ticket.Card.Number == sale.Card);
        if (record.State == SaleState.Approved && record.AdviceReason is AdviceReason.UnderFloorLimit or AdviceReason.HostNotReached && sale.ApprovedHereAt == default)
            sale.ApprovedHereAt = _world.Clock.UtcNow;
        bool isNewState = sale.State != record.State;
        if (isNewState)
            sale.States.Add(record.State);
        if (!_byAmount.TryGetValue((station.Id, record.Amount), out var sameAmount))
            _byAmount.Add((station.Id, record.Amount), sameAmount = []);
        sameAmount.Remove(sale);
        sameAmount.Add(sale);
        if (_world.Story.IsHeard)
            _world.Story.Tell(station.Id, $"journal: {sale.Number} {record.State}, {record.Amount / 100}.{record.Amount % 100:D2}, reason {record.DecisionReason:D2}, reversal {record.ReversalReason}, prints {record.Prints}");
        if (isNewState)
            Note(record);
        foreach (Check check in _checks)
            check.Journalled(station, record, sale);
    }

    public void Shown(Station station, string screen)
    {
        _world.Coverage.Note(Reached.Screen, screen[..screen.IndexOf('\n')].Trim().Split("  ")[0]);
        Demand(_scan.FindInText(screen), $"a screen of {station.Id}", screen);
        station.IsJournalDoubtful |= IsOfDamage(screen);
        if (screen.Contains("own country", StringComparison.Ordinal))
            _world.Coverage.Note(Reached.DecisionReason, $"{DecisionReason.NationalAbroad:D2}");
        if (screen.StartsWith(" READY", StringComparison.Ordinal))
            station.IsTraining = IsOfTraining(screen);
        long amount = station.IsTraining ? 0 : AmountOn(screen);
        SaleFacts? sale = amount > 0 && _byAmount.TryGetValue((station.Id, amount), out var sameAmount) ? Meant(screen, sameAmount) : null;
        if (sale is not null)
            Learn(screen, sale);
        foreach (Check check in _checks)
            check.Shown(station, screen, sale);
    }

    /// <summary>A screen would have appeared, and the display is dark.</summary>
    public void Missed(Station station, string screen)
    {
        station.IsJournalDoubtful |= IsOfDamage(screen);
        foreach (Check check in _checks)
            check.Missed(station, screen);
    }

    public void Printed(Station station, string slip, bool isWhole)
    {
        Demand(_scan.FindInText(slip), $"a slip of {station.Id}", slip);
        foreach (Check check in _checks)
            check.Printed(station, slip);
        string? receipt = slip.Split('\n').FirstOrDefault(line => line.StartsWith("Receipt", StringComparison.Ordinal));
        if (receipt is null || _world.Books.Find(station.Id, receipt[^12..]) is not { } sale)
            return;
        if (slip.Contains("Cardholder copy", StringComparison.Ordinal) && isWhole)
            TellMade(sale, "the cardholder's copy");
        else if (slip.Contains(" NOT MADE", StringComparison.Ordinal) || slip.Contains(" VOIDED", StringComparison.Ordinal) || slip.Contains(" CANCELLED", StringComparison.Ordinal))
            sale.ToldNotMade = "a slip";
        else if (slip.Contains("REFUSED", StringComparison.Ordinal))
            sale.IsRefusalTold = true;
    }

    public void Sent(Station station, Message request)
    {
        if (Mti.Original(request.Mti) == Mti.Settlement)
        {
            foreach (Check check in _checks)
                check.Settling(station, request);
        }
        if (!request.Has(Field.RetrievalReference))
            return;
        var sale = _world.Books.Of(station.Id, TextOf(request, Field.RetrievalReference));
        sale.Sent.Add(request.Mti);
        _world.Story.Tell(station.Id, $"{request.Mti:D4} leaves for {sale.Number}");
        foreach (Check check in _checks)
            check.Sent(station, request, sale);
    }

    public void Heard(Station station, Message request, Message answer)
    {
        if (!answer.Has(Field.ResponseCode))
            return;
        string told = $"{answer.Mti:D4} {answer.Number(Field.ResponseCode):D2}";
        _world.Coverage.Note(Reached.ResponseCode, told);
        if (request.Has(Field.RetrievalReference))
            _world.Books.Of(station.Id, TextOf(request, Field.RetrievalReference)).Answers.Add(told);
    }

    public void Decided(byte[] request, byte[] answer)
    {
        Message asked = Parsed(request);
        Message told = Parsed(answer);
        if (Mti.Original(asked.Mti) == Mti.Settlement)
        {
            foreach (Check check in _checks)
                check.Settled(asked, told);
        }
        if (!asked.Has(Field.RetrievalReference) || !told.Has(Field.ResponseCode))
            return;
        _world.Coverage.Note(Reached.HostCode, $"{told.Mti:D4} {told.Number(Field.ResponseCode):D2}");
        var sale = _world.Books.Of(TextOf(asked, Field.Terminal).TrimEnd(), TextOf(asked, Field.RetrievalReference));
        foreach (Check check in _checks)
            check.Decided(asked, (int)told.Number(Field.ResponseCode), sale);
    }

    public void Phoned(Station station, TownCard card, long amount, VoiceAnswer answer)
    {
        foreach (Check check in _checks)
            check.Phoned(station, card, amount, answer);
    }

    /// <summary>What the cardholder paid is given back by the acquirer: its operator did not leave it with the merchant, or the scheme did not pay.</summary>
    public void GivenBack(SaleFacts sale, bool isLost)
    {
        long refunded = isLost ? _world.Host.Rows().Where(row => row.IsPosted && row.Kind == "refund" && row.Original == (sale.Terminal, sale.Number)).Sum(row => row.Amount) : 0;
        long amount = sale.Held - refunded;
        sale.GivenBack += amount;
        foreach (Check check in _checks)
            check.GivenBack(sale, amount, isLost);
    }

    public void Flipping(Station station, string file)
    {
        station.IsPositionTouched |= file.StartsWith("parameters/epoch", StringComparison.Ordinal) || file.StartsWith("journal/closing", StringComparison.Ordinal);
        station.IsListTouched |= file.StartsWith("list/", StringComparison.Ordinal);
        foreach (Check check in _checks)
            check.Flipping(station, file);
        foreach (SaleFacts sale in Of(station, file))
            sale.IsDamaged = true;
    }

    public void Withheld(Station station, string file)
    {
        foreach (SaleFacts sale in Of(station, file))
            sale.IsWithheld = true;
    }

    public void AtEnd()
    {
        foreach (Check check in _checks)
            check.AtEnd();
    }

    /// <summary>A field as text.</summary>
    internal static string TextOf(Message message, int field) => Encoding.ASCII.GetString(message.Bytes, message.Offset(field), message.LengthOf(field));

    // The sale whose record a file is.
    private IEnumerable<SaleFacts> Of(Station station, string file) => file.StartsWith("journal/", StringComparison.Ordinal)
        ? _world.Books.Of(station.Id).Where(sale => sale.Number.EndsWith(file["journal/".Length..^1], StringComparison.Ordinal)) : [];

    private static Message Parsed(byte[] bytes)
    {
        var message = new Message(Capacity);
        bytes.CopyTo(message.Bytes, 0);
        message.Parse(bytes.Length);
        return message;
    }

    // Minor units; 0 when there is none on it.
    private static long AmountOn(string screen)
    {
        int end = screen.LastIndexOf(CurrencyLetters, StringComparison.Ordinal);
        if (end < 0)
            return 0;
        string digits = screen[(screen.LastIndexOf('\n', end) + 1)..end].Trim().Replace(".", "", StringComparison.Ordinal);
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long amount) ? amount : 0;
    }

    // The one that was written last, unless the screen says more.
    private static SaleFacts Meant(string screen, List<SaleFacts> sameAmount)
    {
        if (sameAmount.Count > 1 && screen.StartsWith(" APPROVED", StringComparison.Ordinal))
            return sameAmount.FindLast(sale => sale.ApprovalCode.Length > 0 && screen.Contains(sale.ApprovalCode, StringComparison.Ordinal)) ?? sameAmount[^1];
        if (sameAmount.Count > 1 && screen.Contains("not yet", StringComparison.Ordinal))
            return sameAmount.FindLast(sale => sale.State == SaleState.Approved) ?? sameAmount[^1];
        return sameAmount[^1];
    }

    private static void Learn(string screen, SaleFacts sale)
    {
        if (screen.StartsWith(" COMPLETED", StringComparison.Ordinal))
            TellMade(sale, "the screen COMPLETED");
        else if (screen.StartsWith(" AFTER A RESTART", StringComparison.Ordinal) && screen.Contains("slip was not", StringComparison.Ordinal) && sale.IsMade)
        {
            TellMade(sale, "the offer of its slip");
            sale.IsRefusalTold |= sale.State == SaleState.AdviceRefused;
        }
        else if (screen.StartsWith(" AFTER A RESTART", StringComparison.Ordinal) && screen.Contains("slip was not", StringComparison.Ordinal) && sale.State == SaleState.Refused)
            sale.IsRefusalTold = true;
        else if (IsOfVoid(screen) || (screen.StartsWith(" AFTER A RESTART", StringComparison.Ordinal) && screen.Contains("NOT MADE", StringComparison.Ordinal)))
            sale.ToldNotMade = "a screen";
    }

    private static bool IsOfDamage(string screen) => screen.Contains("journal is damaged", StringComparison.Ordinal) || screen.Contains("A record in the", StringComparison.Ordinal);

    /// <summary>Whether a screen says that something was undone.</summary>
    internal static bool IsOfVoid(string screen) => screen.StartsWith(" SALE VOIDED", StringComparison.Ordinal)
        || screen.StartsWith(" REFUND VOIDED", StringComparison.Ordinal) || screen.StartsWith(" PRE-AUTH CANCELLED", StringComparison.Ordinal);

    /// <summary>Whether a screen says that nothing on it is real.</summary>
    internal static bool IsOfTraining(string screen) => screen.Split('\n', 3)[..2].Any(row => row.Trim().StartsWith("TRAINING", StringComparison.Ordinal));

    private static void TellMade(SaleFacts sale, string by)
    {
        if (sale.ToldMade.Length == 0 && sale.Ticket is not null)
            sale.Ticket.Made++;
        if (sale.ToldMade.Length == 0)
            sale.ToldMade = by;
    }

    private static void Demand(string? found, string where, string content)
    {
        if (found is not null)
            throw new BrokenPromise(NoCardData.Title, $"{found} stands on {where}:\n{content}");
    }

    private void Note(SaleRecord record)
    {
        _world.Coverage.Note(Reached.State, record.State.ToString());
        _world.Coverage.Note(Reached.DecisionReason, $"{record.DecisionReason:D2}");
        if (record.ReversalReason != 0)
            _world.Coverage.Note(Reached.ReversalReason, $"{record.ReversalReason:D4}");
        if (record.AdviceReason != 0)
            _world.Coverage.Note(Reached.AdviceReason, $"{record.AdviceReason:D4}");
    }
}
