using System;
using System.Text;
using Microsoft.Data.Sqlite;
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

    /// <summary>Whether the request is a sale (0200 with processing code 000000), the one kind of request this host decides.</summary>
    public required bool IsSale { get; init; }

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

    /// <summary>Whether the issuer was reached in time.</summary>
    public bool IsIssuerReached { get; init; } = true;

    /// <summary>Whether the merchant is on the telephone already, so that nobody is referred to it.</summary>
    public bool IsByTelephone { get; init; }

    /// <summary>Whether there is a limit that the sale can lower: a known card that pays in the sale's currency.</summary>
    public bool CanPost => Card is not null && Product?.IssuerCurrency == Currency;

    public int Cents => (int)(Amount % 100);

    public string Money => Terminal.Money.Format(Amount);

    public string Remaining => Terminal.Money.Format(Card?.Remaining ?? 0);

    /// <summary>The case of a request that names a sale.</summary>
    public static AuthorisationCase Of(SqliteTransaction transaction, Request request, SaleRow sale, DateTimeOffset now) => new()
    {
        Terminal = Registry.Terminal(transaction, request.Terminal)!,
        Merchant = request.Merchant,
        IsSale = request.Mti is Mti.Financial or Mti.Advice && request.Number64(Field.ProcessingCode) == ProcessingCode.Sale,
        Epoch = request.Epoch,
        Batch = sale.Batch,
        Amount = sale.Amount,
        Currency = sale.Currency,
        Expiry = request.Expiry,
        PassesLuhn = CardNumber.PassesLuhn(request.CardDigits),
        Month = Times.Month(now),
        Product = Registry.Product(transaction, Encoding.ASCII.GetString(request.CardDigits[..6])),
        Card = Registry.Card(transaction, sale.Card!, now),
    };
}
