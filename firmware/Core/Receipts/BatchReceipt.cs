using Terminal.Core.Cards;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Parameters;
using Terminal.Core.Ports;
using Terminal.Core.Texts;

namespace Terminal.Core.Receipts;

/// <summary>
/// Prints a batch, 32 columns: as it stands now (the X report), or as it was settled (the Z report), with what both ends count where they differ. No card's number is on it.
/// </summary>
public sealed class BatchReceipt
{
    private readonly SaleReceipt _paper;
    private readonly TerminalParameters _parameters;

    /// <summary>Prints on the paper of a terminal with these parameters.</summary>
    public BatchReceipt(SaleReceipt paper, TerminalParameters parameters)
    {
        _paper = paper;
        _parameters = parameters;
    }

    /// <summary>Prints the report.</summary>
    /// <param name="summary">What the batch comes to.</param>
    /// <param name="closing">How it was settled; null for a batch that is open.</param>
    /// <param name="isDuplicate">Whether it may have been printed before.</param>
    /// <returns>As for <see cref="SaleReceipt.Print"/>.</returns>
    public PrinterState Print(BatchSummary summary, BatchClosing? closing, bool isDuplicate)
    {
        _paper.Shop(summary.Time.AddTicks(summary.UtcOffset * System.TimeSpan.TicksPerMinute));
        _paper.Line(closing is null ? Text.OpenBatchLine : Text.SettledBatchLine, LineStyle.Centred | LineStyle.Bold | LineStyle.DoubleHeight);
        if (isDuplicate)
        {
            _paper.Line(Text.Duplicate, LineStyle.Centred | LineStyle.Bold);
        }

        _paper.Number(Text.BatchLabel, summary.Batch, 6);
        _paper.Rule();
        Totals(summary.Totals, LineStyle.Bold);
        Sum(Text.VoidsLabel, summary.Voids, summary.VoidsSum, LineStyle.Plain);
        Products(summary);
        _paper.Rule();
        Refusals(summary);
        Holdings(summary);
        if (closing is not null)
        {
            Outcome(closing);
        }

        return _paper.Finish();
    }

    private void Totals(BatchTotals totals, LineStyle style)
    {
        Sum(Text.SalesLabel, totals.Sales, totals.SalesSum, style);
        Sum(Text.RefundsLabel, totals.Refunds, totals.RefundsSum, style);
    }

    private void Products(BatchSummary summary)
    {
        for (int row = 0; row < summary.Products; row++)
        {
            _paper.Rule();
            Name(summary.ProductAt(row));
            Sum(Text.SalesLabel, summary.SalesAt(row), summary.SalesSumAt(row), LineStyle.Plain);
            if (summary.RefundsAt(row) > 0)
            {
                Sum(Text.RefundsLabel, summary.RefundsAt(row), summary.RefundsSumAt(row), LineStyle.Plain);
            }
        }
    }

    // By the BIN table in force; a product that it no longer has by its first six digits.
    private void Name(int from)
    {
        foreach (CardProduct product in _parameters.Products)
        {
            if (product.From == from)
            {
                _paper.Wrapped(product.Name, LineStyle.Plain);
                return;
            }
        }

        if (from > 0)
        {
            _paper.Number(Text.CardLabel, from, 6);
        }
        else
        {
            _paper.Line(Text.OtherCardsLine, LineStyle.Plain);
        }
    }

    private void Refusals(BatchSummary summary)
    {
        if (summary.AdvicesRefused > 0)
        {
            Sum(Text.AdvicesRefusedLabel, summary.AdvicesRefused, summary.AdvicesRefusedSum, LineStyle.Bold);
        }

        if (summary.ReversalsRefused > 0)
        {
            Count(Text.ReversalsRefusedLabel, summary.ReversalsRefused, LineStyle.Bold);
        }

        if (summary.AdvicesRefused + summary.ReversalsRefused > 0)
        {
            _paper.Paragraph(Text.RefusalsLines);
        }
    }

    private void Holdings(BatchSummary summary)
    {
        _paper.Number(Text.ListLabel, summary.ListVersion, 10);
        Count(Text.ListCardsLabel, summary.ListCards, LineStyle.Plain);
        _paper.Number(Text.ParametersLabel, summary.Parameters, 6);
        Count(Text.DamagedLabel, summary.Damaged, summary.Damaged > 0 ? LineStyle.Bold : LineStyle.Plain);
    }

    private void Outcome(BatchClosing closing)
    {
        _paper.Rule();
        if (closing.Code == SettlementCode.Balanced)
        {
            _paper.Line(Text.BalancedLine, LineStyle.Centred | LineStyle.Bold);
            return;
        }

        _paper.Line(Text.DifferenceLine, LineStyle.Centred | LineStyle.Bold);
        _paper.Line(Text.TerminalCountsLine, LineStyle.Plain);
        Totals(closing.Ours.Totals, LineStyle.Plain);
        _paper.Line(Text.AcquirerCountsLine, LineStyle.Plain);
        Totals(closing.Theirs, LineStyle.Plain);
        Count(Text.UploadedLabel, closing.Uploaded, LineStyle.Plain);
        Count(Text.UploadRefusedLabel, closing.UploadRefused, LineStyle.Plain);
        _paper.Paragraph(Text.DifferenceLines);
        _paper.Wrapped(_parameters.Phone, LineStyle.Centred);
    }

    private void Count(Text label, int count, LineStyle style) => _paper.Count(label, count, style);

    private void Sum(Text label, int count, long sum, LineStyle style)
    {
        _paper.Count(label, count, style);
        if (count > 0)
        {
            _paper.Sum(sum, style);
        }
    }
}
