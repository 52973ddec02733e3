using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Simulation.Host;
using Terminal.Simulation.Parts;

namespace Terminal.Simulation.Checks;

/// <summary>Count and sum of each batch, as its terminal settles it and as the witnesses saw its records, are the host's; and the host says so.</summary>
internal sealed class TotalsAgree(World world) : Check(world)
{
    // Batches of which the flash did not give a record when they were settled: nobody knows what the terminal then counts.
    private readonly HashSet<(string Terminal, int Batch)> _unclear = [];

    private readonly HashSet<string> _countedInDoubt = [];

    public override string Name => "Totals agree";

    public override void Shown(Station station, string screen, SaleFacts? sale) => Missed(station, screen);

    // The batch is counted when this screen comes, seen or not, and may be settled days later.
    public override void Missed(Station station, string screen)
    {
        if (station.IsJournalDoubtful && screen.StartsWith(" SETTLEMENT", StringComparison.Ordinal))
            _countedInDoubt.Add(station.Id);
    }

    public override void Settling(Station station, Message request)
    {
        int batch = (int)request.Number(Field.Batch);
        if (_countedInDoubt.Contains(station.Id))
            _unclear.Add((station.Id, batch));
        string claimed = Observer.TextOf(request, Field.Totals);
        string seen = Totals(Batch(station.Id, batch).Where(sale => sale.IsCounted));
        if (claimed != seen && !IsUnclear(station.Id, batch))
            Fail($"Terminal {station.Id} settles batch {batch} with {claimed}; its records came to {seen}.");
    }

    public override void Settled(Message request, Message answer)
    {
        string terminal = Observer.TextOf(request, Field.Terminal).TrimEnd();
        int batch = (int)request.Number(Field.Batch);
        int code = (int)answer.Number(Field.ResponseCode);
        if (code == ResponseCode.Approved)
            _countedInDoubt.Remove(terminal);
        bool differs = code is ResponseCode.TotalsDiffer or ResponseCode.Duplicate || (code == ResponseCode.Approved && answer.Number(Field.SettlementCode) == SettlementCode.Difference);
        if (!differs || IsUnclear(terminal, batch) || Batch(terminal, batch).Any(sale => sale.IsDoubtful))
            return;
        SaleFacts? odd = Batch(terminal, batch).FirstOrDefault(sale => sale.IsCounted != World.Host.Rows().Any(row => IsOf(row, sale) && IsCounted(row)));
        Fail($"Terminal {terminal} settles batch {batch} with {Observer.TextOf(request, Field.Totals)}, and the host, with code {code}, counts {Observer.TextOf(answer, Field.Totals)}.", odd);
    }

    public override void AtEnd()
    {
        var rows = World.Host.Rows().ToLookup(row => (row.Terminal, row.Batch));
        foreach (Station station in World.Stations)
        {
            foreach (var batch in World.Books.Of(station.Id).Where(sale => sale.States.Count > 0).GroupBy(sale => sale.Batch).OrderBy(batch => batch.Key))
            {
                var doubtful = batch.Where(sale => sale.IsDoubtful).Select(sale => sale.Number).ToHashSet();
                string here = Totals(batch.Where(sale => sale.IsCounted && !sale.IsDoubtful));
                string there = Totals(rows[(station.Id, batch.Key)].Where(row => IsCounted(row) && !doubtful.Contains(row.Number)).Select(row => (row.Kind == "refund", row.Amount)));
                if (here != there && !IsUnclear(station.Id, batch.Key))
                    Fail($"The records of batch {batch.Key} of terminal {station.Id} come to {here}, and the host has {there}.");
            }
        }
    }

    private static bool IsOf(HostRow row, SaleFacts sale) => row.Terminal == sale.Terminal && row.Number == sale.Number;

    private static bool IsCounted(HostRow row) => row.IsPosted && row.Kind != "hold" && !row.IsSuspended;

    private static string Totals(IEnumerable<SaleFacts> sales) => Totals(sales.Select(sale => (sale.Kind == SaleKind.Refund, sale.Amount)));

    // As field 63 has them.
    private static string Totals(IEnumerable<(bool IsRefund, long Amount)> sales)
    {
        BatchTotals totals = new();
        foreach (var (isRefund, amount) in sales)
        {
            if (isRefund)
                totals.AddRefund(amount);
            else
                totals.AddSale(amount);
        }
        byte[] text = new byte[BatchTotals.Length];
        totals.Write(text, 0);
        return Encoding.ASCII.GetString(text);
    }

    private IEnumerable<SaleFacts> Batch(string terminal, int batch) => World.Books.Of(terminal).Where(sale => sale.Batch == batch && sale.Kind != SaleKind.PreAuthorisation);

    private bool IsUnclear(string terminal, int batch) =>
        _unclear.Contains((terminal, batch)) || World.Stations.First(station => station.Id == terminal).IsPositionTouched || Batch(terminal, batch).Any(sale => sale.IsDamaged);
}
