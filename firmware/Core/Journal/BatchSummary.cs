using System;
using Terminal.Core.Cards;
using Terminal.Core.Messages;

namespace Terminal.Core.Journal;

/// <summary>What a batch comes to, counted from its records, and what the terminal held at that time: what a report prints.</summary>
public sealed class BatchSummary
{
    /// <summary>Most card products that are told apart; the last row takes all others.</summary>
    public const int MostProducts = 8;

    /// <summary>The batch, 1 to 999999 (field 60).</summary>
    public int Batch { get; set; }

    /// <summary>The number after which it begins.</summary>
    public long After { get; set; }

    /// <summary>The highest number that belongs to it or to one before it.</summary>
    public long LastNumber { get; set; }

    /// <summary>When it was counted, UTC, whole seconds.</summary>
    public DateTime Time { get; set; }

    /// <summary>Minutes that local time was ahead of UTC then.</summary>
    public int UtcOffset { get; set; }

    /// <summary>Sales, completions included, and refunds, as the acquirer must count them too (field 63).</summary>
    public BatchTotals Totals { get; } = new BatchTotals();

    /// <summary>Sales that were approved and voided.</summary>
    public int Voids { get; set; }

    /// <summary>Their sum, minor units.</summary>
    public long VoidsSum { get; set; }

    /// <summary>Sales made whose advice the acquirer has refused; they are in no total.</summary>
    public int AdvicesRefused { get; set; }

    /// <summary>Their sum, minor units.</summary>
    public long AdvicesRefusedSum { get; set; }

    /// <summary>Reversals and voids that the acquirer has refused.</summary>
    public int ReversalsRefused { get; set; }

    /// <summary>Records that were damaged.</summary>
    public int Damaged { get; set; }

    /// <summary>Version of the stop list that was held; 0 for none.</summary>
    public long ListVersion { get; set; }

    /// <summary>Cards on that list.</summary>
    public int ListCards { get; set; }

    /// <summary>Number of the parameters in force.</summary>
    public int Parameters { get; set; }

    /// <summary>Rows in use of the totals by card product.</summary>
    public int Products { get; private set; }

    // A row: first six digits of the lowest card number (3 bytes, 0 for all others), sales (2), their sum (8), refunds (2), their sum (8).
    internal const int RowLength = 23;
    private const int SalesOffset = 3;
    private const int RefundsOffset = 13;

    internal byte[] Rows { get; } = new byte[MostProducts * RowLength];

    /// <summary>The card product of a row, by the first six digits of its lowest card number; 0 for all others.</summary>
    public int ProductAt(int row) => (int)BigEndian.Read(Rows, row * RowLength, 3);

    /// <summary>Sales of a row.</summary>
    public int SalesAt(int row) => (int)BigEndian.Read(Rows, row * RowLength + SalesOffset, 2);

    /// <summary>Their sum, minor units.</summary>
    public long SalesSumAt(int row) => BigEndian.Read(Rows, row * RowLength + SalesOffset + 2, 8);

    /// <summary>Refunds of a row.</summary>
    public int RefundsAt(int row) => (int)BigEndian.Read(Rows, row * RowLength + RefundsOffset, 2);

    /// <summary>Their sum, minor units.</summary>
    public long RefundsSumAt(int row) => BigEndian.Read(Rows, row * RowLength + RefundsOffset + 2, 8);

    /// <summary>Counts a record in, as its state asks.</summary>
    internal void Count(SaleRecord sale, CardProduct[] products)
    {
        switch (sale.State)
        {
            case SaleState.Completed:
            case SaleState.AdviceOwed:
                int row = RowOf(CardProduct.Find(products, sale.Pan, sale.PanLength));
                if (sale.Kind == SaleKind.Refund)
                {
                    Totals.AddRefund(sale.Amount);
                    AddTo(row, RefundsOffset, sale.Amount);
                }
                else
                {
                    Totals.AddSale(sale.Amount);
                    AddTo(row, SalesOffset, sale.Amount);
                }

                break;
            case SaleState.AdviceRefused:
                AdvicesRefused++;
                AdvicesRefusedSum += sale.Amount;
                break;
            case SaleState.VoidOwed:
            case SaleState.Acknowledged:
                if (sale.ReversalReason is ReversalReason.Customer or ReversalReason.Signature)
                {
                    Voids++;
                    VoidsSum += sale.Amount;
                }

                break;
            case SaleState.Refused:
                ReversalsRefused++;
                break;
        }
    }

    internal void TakeRows(byte[] rows, int count)
    {
        Products = count < MostProducts ? count : MostProducts;
        Array.Copy(rows, Rows, Products * RowLength);
    }

    private int RowOf(CardProduct? product)
    {
        int key = product is null ? 0 : product.From;
        for (int row = 0; row < Products; row++)
        {
            if (ProductAt(row) == key)
            {
                return row;
            }
        }

        if (Products == MostProducts)
        {
            BigEndian.Write(Rows, (MostProducts - 1) * RowLength, 3, 0);
            return MostProducts - 1;
        }

        BigEndian.Write(Rows, Products * RowLength, 3, key);
        return Products++;
    }

    private void AddTo(int row, int column, long amount)
    {
        int at = row * RowLength + column;
        BigEndian.Write(Rows, at, 2, BigEndian.Read(Rows, at, 2) + 1);
        BigEndian.Write(Rows, at + 2, 8, BigEndian.Read(Rows, at + 2, 8) + amount);
    }
}
