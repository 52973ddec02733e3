using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Terminal.Acquirer.Seeds;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Simulation.Parts;

namespace Terminal.Simulation.Checks;

/// <summary>
/// What a terminal approves by itself, it may: no card that is on the list it names, no sum over the floor limit, none over a cap, none that its card or its merchant wants asked about.
/// Reckoned from the acquirer's own town and the witnesses' books, in the world's true time.
/// </summary>
internal sealed class OfflineWithinRules(World world) : Check(world)
{
    // An hour less than a day, since the terminal's clock may be some minutes off.
    private static readonly TimeSpan Window = TimeSpan.FromHours(23);

    // What a clock may be off that nobody can call wrong, and half a minute that an answer may take.
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(6);

    // Where a bit of the cards' sums changed: what is lost of them no terminal can hold a card to.
    private readonly HashSet<Station> _touched = [];

    private readonly Dictionary<(string Terminal, string Card), List<(DateTime Time, SaleFacts Sale)>> _approved = [];

    public override string Name => "Offline within the rules";

    public override void Flipping(Station station, string file)
    {
        if (file.StartsWith("journal/cards", StringComparison.Ordinal))
            _touched.Add(station);
    }

    public override void Journalled(Station station, SaleRecord record, SaleFacts sale)
    {
        if (record.State != SaleState.Approved || record.AdviceReason is not (AdviceReason.UnderFloorLimit or AdviceReason.HostNotReached) || sale.States.Count(state => state == SaleState.Approved) > 1)
            return;
        if (_approved.GetValueOrDefault((station.Id, sale.Card))?.Exists(known => known.Sale == sale) == true)
            return;
        TownCard? card = World.Town.Cards.FirstOrDefault(card => card.Number == sale.Card);
        string? against = station.ClockError > ClockSlack ? $"its clock is wrong by {station.ClockError}" : card is null ? "nobody has such a card" : AgainstCard(record, card) ?? AgainstSum(station, record, sale);
        if (against is not null)
            Fail($"Terminal {station.Id} approves by itself, and {against}.", sale);
        if (!_approved.TryGetValue((station.Id, sale.Card), out var known))
            _approved.Add((station.Id, sale.Card), known = []);
        known.Add((World.Clock.UtcNow, sale));
    }

    private string? AgainstCard(SaleRecord record, TownCard card)
    {
        if (record.EntryMode != 22)
            return "the card was keyed";
        if (record.ListVersion == 0)
            return "it holds no stop list";
        if (World.Host.IsListed(card.Number, record.ListVersion))
            return $"the card is on version {record.ListVersion} of the stop list, which it holds";
        return card.ServiceCode switch
        {
            ['2' or '6', ..] => "the card has a chip",
            ['5', ..] => "the card is for its own country",
            [_, '2' or '4', _] => "the card's issuer wants to be asked",
            [.., '0' or '5'] => "the card wants a PIN",
            [.., '3' or '4'] => "the card is for cash",
            _ => string.CompareOrdinal(card.Expiry, World.Clock.UtcNow.ToString("yyMM", CultureInfo.InvariantCulture)) < 0 ? "the card has expired" : null,
        };
    }

    private string? AgainstSum(Station station, SaleRecord record, SaleFacts sale)
    {
        Seed then = World.Town.At(record.Parameters);
        SeedTerminal terminal = then.Terminal(station.Id)!;
        SeedProduct? product = then.ProductOf(Encoding.ASCII.GetString(record.Pan, 0, 6));
        if (product is null)
            return "its parameters do not know the card's product";
        if (DateOnly.FromDateTime(World.Clock.UtcNow - TimeSpan.FromDays(1)) > terminal.ValidUntil)
            return "its parameters are over";
        var lately = (_approved.GetValueOrDefault((station.Id, sale.Card)) ?? []).Where(known => known.Time > World.Clock.UtcNow - Window && (known.Sale.IsMade || known.Sale.State == SaleState.Approved) && known.Sale is { IsDamaged: false, IsWithheld: false }).ToList();
        if (_touched.Contains(station))
            lately.Clear();
        long sum = lately.Sum(known => known.Sale.Amount) + record.Amount;
        if (sum > product.FloorLimit)
            return $"with {lately.Count} sales of the last day the card comes to {sum}, over the floor limit of {product.FloorLimit}";
        if (lately.Count >= product.CardSales)
            return $"the card has had {lately.Count} sales of its {product.CardSales} in the last day";
        var waiting = World.Books.Of(station.Id).Where(other => other.State == SaleState.AdviceOwed && other.AdviceReason is AdviceReason.UnderFloorLimit or AdviceReason.HostNotReached && !other.IsDamaged).ToList();
        if (waiting.Count >= terminal.OfflineCount)
            return $"{waiting.Count} advices wait, as many as may";
        if (waiting.Sum(other => other.Amount) + record.Amount > terminal.OfflineTotal)
            return $"what waits would come to more than {terminal.OfflineTotal}";
        return World.Books.Of(station.Id).FirstOrDefault(other => other.Card == sale.Card && !other.IsDamaged && other.State is SaleState.ReversalOwed or SaleState.VoidOwed) is { } owed
            ? $"a reversal is owed on the card, of {owed.Number}" : null;
    }
}
