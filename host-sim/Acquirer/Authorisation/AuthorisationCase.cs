using System;
using System.Data.Common;
using System.Text;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Requests;
using Terminal.Acquirer.Storage;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Authorisation;

/// <summary>All that the rules may look at.</summary>
internal sealed record AuthorisationCase
{
    public required TerminalRow Terminal { get; init; }

    public required string Merchant { get; init; }

    /// <summary>One of <see cref="SaleKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether type and processing code go together: anything but a sale, a refund (0200) or a pre-authorisation (0100) is not decided here.</summary>
    public bool IsKnownKind { get; init; } = true;

    /// <summary>Epoch of the sale number.</summary>
    public required string Epoch { get; init; }

    public required long Batch { get; init; }

    public required long Amount { get; init; }

    /// <summary>Three digits.</summary>
    public required string Currency { get; init; }

    /// <summary>Expiry as the card says it, YYMM.</summary>
    public required string Expiry { get; init; }

    /// <summary>Whether the number's check digit is right.</summary>
    public required bool PassesLuhn { get; init; }

    /// <summary>The month in which the card is to be good, YYMM: the current one; of an advice, that of the sale.</summary>
    public required string Month { get; init; }

    /// <summary>Null when no product has the card's first six digits.</summary>
    public ProductRow? Product { get; init; }

    /// <summary>Null when no issuer knows the card.</summary>
    public CardRow? Card { get; init; }

    /// <summary>Under which the host knows the card.</summary>
    public required byte[] CardDigest { get; init; }

    /// <summary>First six and last four digits.</summary>
    public required string Mask { get; init; }

    /// <summary>Why the card is on the acquirer's stop list now; null when it is not, or when the sale was made already.</summary>
    public string? ListedAs { get; init; }

    /// <summary>The number of the sale that a refund names; empty for none.</summary>
    public string OriginalNumber { get; init; } = "";

    /// <summary>That sale, if the host knows it.</summary>
    public SaleRow? Original { get; init; }

    /// <summary>What of it was refunded before.</summary>
    public long Refunded { get; init; }

    /// <summary>Whether the issuer was reached in time.</summary>
    public bool IsIssuerReached { get; init; } = true;

    /// <summary>Whether the merchant is on the telephone already, so that nobody is referred to it.</summary>
    public bool IsByTelephone { get; init; }

    public bool IsRefund => Kind == SaleKind.Refund;

    /// <summary>Whether the batch takes no new numbers any more.</summary>
    public bool IsBatchClosed => BatchNumber.IsBefore((int)Batch, (int)Terminal.Batch);

    /// <summary>Whether there is a limit that the sale can lower: a known card that pays in the sale's currency.</summary>
    public bool CanPost => Card is not null && Product?.IssuerCurrency == Currency;

    public int Cents => (int)(Amount % 100);

    public string Money => Terminal.Money.Format(Amount);

    public string Remaining => Terminal.Money.Format(Card?.Remaining ?? 0);

    /// <summary>The case of a message that names a sale.</summary>
    public static AuthorisationCase Of(DbTransaction transaction, Request request, SaleRow sale, DateTimeOffset now)
    {
        var terminal = Registry.Terminal(transaction, request.Terminal)!;
        string named = sale.Kind == SaleKind.Refund ? request.TagText(Tag.OriginalNumber) : "";
        var original = named.Length == 0 ? null : Sales.FindOriginal(transaction, sale, terminal.Merchant, named);
        return new AuthorisationCase
        {
            Terminal = terminal,
            Merchant = request.Merchant,
            Kind = sale.Kind,
            IsKnownKind = request.Number64(Field.ProcessingCode) is ProcessingCode.Sale || (sale.Kind == SaleKind.Refund && request.Mti is Mti.Financial or Mti.Upload),
            Epoch = request.Epoch,
            Batch = sale.Batch,
            Amount = sale.Amount,
            Currency = sale.Currency,
            Expiry = request.Expiry,
            PassesLuhn = CardNumber.PassesLuhn(request.CardDigits),
            Month = Times.Month(now),
            Product = Registry.Product(transaction, Encoding.ASCII.GetString(request.CardDigits[..6])),
            Card = Registry.Card(transaction, sale.Card!, now),
            CardDigest = sale.Card!,
            Mask = sale.Mask,
            OriginalNumber = named,
            Original = original,
            Refunded = original is null ? 0 : Sales.Refunded(transaction, original),
        };
    }
}
