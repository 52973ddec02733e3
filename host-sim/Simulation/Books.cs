using System.Collections.Generic;
using System.Linq;

namespace Terminal.Simulation;

/// <summary>The witnesses' books: every sale number of every terminal.</summary>
public sealed class Books
{
    private readonly Dictionary<(string Terminal, string Number), SaleFacts> _sales = [];

    /// <summary>All sales, by terminal and number.</summary>
    public IEnumerable<SaleFacts> All => _sales.Values.OrderBy(sale => sale.Terminal, System.StringComparer.Ordinal).ThenBy(sale => sale.Number, System.StringComparer.Ordinal);

    /// <summary>The sale of a number, begun when it is new.</summary>
    public SaleFacts Of(string terminal, string number)
    {
        if (!_sales.TryGetValue((terminal, number), out var sale))
        {
            sale = new SaleFacts(terminal, number);
            _sales.Add((terminal, number), sale);
        }
        return sale;
    }

    /// <summary>The sale of a number; null when nobody saw one.</summary>
    public SaleFacts? Find(string terminal, string number) => _sales.GetValueOrDefault((terminal, number));
}
