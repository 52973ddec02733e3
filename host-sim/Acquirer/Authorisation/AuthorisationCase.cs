using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using System.Text;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Requests;
using Terminal.Acquirer.Seeds;
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

    /// <summary>Null when no issuer knows the card, and until somebody decides who looks.</summary>
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

    /// <summary>The sale number; empty on the telephone.</summary>
    public string Number { get; init; } = "";

    /// <summary>Whether the issuer was to be had.</summary>
    public IssuerStanding Standing { get; init; }

    /// <summary>Who decides.</summary>
    public Decider Decider { get; init; } = Decider.Issuer;

    /// <summary>How often the decider has approved for this card within the time that its rights count.</summary>
    public long GivenCount { get; init; }

    /// <summary>What that comes to.</summary>
    public long GivenTotal { get; init; }

    /// <summary>Where and when the card may pay.</summary>
    public IReadOnlyList<SeedCondition> Conditions { get; init; } = [];

    /// <summary>Minute of the day at the point of service.</summary>
    public int LocalMinute { get; init; }

    /// <summary>What fraud rules have found.</summary>
    public IReadOnlyList<Suspicion> Suspicions { get; init; } = [];

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

    /// <summary>Whether the amount is more than whoever decides in the issuer's place may approve; never for the issuer itself.</summary>
    public bool PassesRights => Decider.Rights is { } rights && (Amount > rights.Single || GivenCount >= rights.Count || Amount > rights.Total - GivenTotal);

    /// <summary>Whether the card's limit stands in the way, and what its holder may pass that by.</summary>
    public bool IsOverLimit => Amount > Card!.Remaining + Card.Excess;

    /// <summary>Why the amount is approved.</summary>
    public string Within => Amount <= Card!.Remaining
        ? $"{Money} is within the card's remaining limit of {Remaining}"
        : $"{Money} is over the card's remaining limit of {Remaining}, which this privileged holder may pass by {Terminal.Money.Format(Card.Excess)}";

    /// <summary>What a fraud rule has found that leads to an action; null for nothing.</summary>
    public Suspicion? Found(FraudAction action) => Suspicions.FirstOrDefault(found => found.Rule.Action == action);

    /// <summary>What people are to know of an approval; on the telephone also what would refer. Empty for nothing.</summary>
    public string Flags => string.Join("; ", Suspicions.Where(found => found.Rule.Action == FraudAction.Flag || (found.Rule.Action == FraudAction.Refer && IsByTelephone)).Select(found => found.Text));

    /// <summary>What the issuer is told of an approval that it was not asked for.</summary>
    /// <param name="number">The sale number, or the code given by telephone.</param>
    /// <param name="reason">Why it was not asked.</param>
    /// <param name="now">The host's time.</param>
    public IssuerAdvice ToTell(string number, string reason, DateTimeOffset now) => new(0, Product!.Issuer, Terminal.Id, number, Mask, Amount, Currency, reason, Times.Stamp(now), null);

    /// <summary>The case of a message that names a sale, without its card.</summary>
    /// <param name="transaction">In which it is judged.</param>
    /// <param name="request">The message.</param>
    /// <param name="sale">Its row.</param>
    /// <param name="terminal">Its terminal.</param>
    /// <param name="now">The host's time.</param>
    /// <param name="product">The card's product, when it was looked up before.</param>
    public static AuthorisationCase Of(DbTransaction transaction, Request request, SaleRow sale, TerminalRow terminal, DateTimeOffset now, ProductRow? product = null)
    {
        string named = sale.Kind == SaleKind.Refund ? request.TagText(Tag.OriginalNumber) : "";
        var original = named.Length == 0 ? null : Sales.FindOriginal(transaction, sale, terminal.Merchant, named);
        return new AuthorisationCase
        {
            Terminal = terminal,
            Merchant = request.Merchant,
            Kind = sale.Kind,
            IsKnownKind = request.Number64(Field.ProcessingCode) is ProcessingCode.Sale || (sale.Kind == SaleKind.Refund && request.Mti is Mti.Financial or Mti.Upload),
            Epoch = request.Epoch,
            Number = request.Number,
            Batch = sale.Batch,
            Amount = sale.Amount,
            Currency = sale.Currency,
            Expiry = request.Expiry,
            PassesLuhn = CardNumber.PassesLuhn(request.CardDigits),
            Month = Times.Month(now),
            Product = product ?? Registry.Product(transaction, Encoding.ASCII.GetString(request.CardDigits[..6])),
            CardDigest = sale.Card!,
            Mask = sale.Mask,
            OriginalNumber = named,
            Original = original,
            Refunded = original is null ? 0 : Sales.Refunded(transaction, original),
        };
    }
}
