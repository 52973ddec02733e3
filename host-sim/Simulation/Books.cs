using System.Collections.Generic;

namespace Terminal.Simulation;

/// <summary>The witnesses' books: every sale number of every terminal.</summary>
public sealed class Books
{
    private readonly Dictionary<(string Terminal, string Number), SaleFacts> _sales = [];
    private readonly List<SaleFacts> _all = [];
    private readonly Dictionary<string, List<SaleFacts>> _ofTerminals = [];

    /// <summary>All sales, in the order in which they were first seen.</summary>
    public IReadOnlyList<SaleFacts> All => _all;

    /// <summary>All sales of a terminal, in the order in which they were first seen.</summary>
    public IReadOnlyList<SaleFacts> Of(string terminal) => _ofTerminals.TryGetValue(terminal, out var sales) ? sales : [];

    /// <summary>The sale of a number, begun when it is new.</summary>
    public SaleFacts Of(string terminal, string number)
    {
        if (!_sales.TryGetValue((terminal, number), out var sale))
        {
            sale = new SaleFacts(terminal, number);
            _sales.Add((terminal, number), sale);
            _all.Add(sale);
            if (!_ofTerminals.TryGetValue(terminal, out var sales))
                _ofTerminals.Add(terminal, sales = []);
            sales.Add(sale);
        }
        return sale;
    }

    /// <summary>The sale of a number; null when nobody saw one.</summary>
    public SaleFacts? Find(string terminal, string number) => _sales.GetValueOrDefault((terminal, number));
}
