using System.Linq;

namespace Terminal.Simulation.Checks;

/// <summary>Of a sale no more is given back than was paid, to the card that paid; and without its sale no more than the acquirer allows.</summary>
internal sealed class GivenBackOnce(World world) : Check(world)
{
    private const long MostWithoutSale = 5000;

    public override string Name => "Given back once";

    public override void AtEnd()
    {
        var rows = World.Host.Rows();
        foreach (var refunds in rows.Where(row => row.IsPosted && row.Kind == "refund").GroupBy(row => row.Original))
        {
            SaleFacts told = World.Books.Of(refunds.Last().Terminal, refunds.Last().Number);
            if (refunds.Key.Number.Length == 0)
            {
                if (refunds.FirstOrDefault(refund => refund.Amount > MostWithoutSale) is { } large)
                    Fail($"{large.Amount} is given back without a sale, more than {MostWithoutSale}.", World.Books.Of(large.Terminal, large.Number));
                continue;
            }
            var sale = rows.Single(row => (row.Terminal, row.Number) == refunds.Key);
            long back = refunds.Sum(refund => refund.Amount) + World.Books.Of(sale.Terminal, sale.Number).GivenBack;
            if (back > sale.Amount)
                Fail($"Of {sale.Amount}, paid with {sale.Number}, {back} is given back.", told);
            if (!sale.IsPosted && !told.IsDoubtful && !World.Books.Of(sale.Terminal, sale.Number).IsDoubtful)
                Fail($"{sale.Number} is given back, and was never charged.", told);
            if (refunds.FirstOrDefault(refund => refund.Mask != sale.Mask) is { } other)
                Fail($"{sale.Number} was paid with {sale.Mask}, and is given back to {other.Mask}.", told);
        }
    }
}
