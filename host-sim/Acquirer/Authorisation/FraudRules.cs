using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using Terminal.Acquirer.Seeds;
using Terminal.Acquirer.Storage;

namespace Terminal.Acquirer.Authorisation;

/// <summary>What the merchant's fraud rules find in a request, in their order.</summary>
internal static class FraudRules
{
    /// <summary>All that they find.</summary>
    public static IReadOnlyList<Suspicion> Found(DbTransaction transaction, IReadOnlyList<SeedFraudRule> rules, AuthorisationCase request, DateTimeOffset now) =>
    [
        .. rules.Where(rule => rule.IsFor(request.Terminal.Merchant))
            .Select(rule => (Rule: rule, Text: Find(transaction, rule, request, now)))
            .Where(found => found.Text.Length > 0)
            .Select(found => new Suspicion(found.Rule, $"{found.Text} (rule {found.Rule.Name})")),
    ];

    private static string Find(DbTransaction transaction, SeedFraudRule rule, AuthorisationCase request, DateTimeOffset now)
    {
        var since = now - TimeSpan.FromMinutes(rule.Minutes);
        switch (rule.Sign)
        {
            case FraudSign.CardVelocity:
                long times = Velocity.OfCard(transaction, request.CardDigest, request.Terminal.Id, request.Number, since) + 1;
                return times > rule.Count ? $"the card is used {times} times in {rule.Minutes} minutes" : "";
            case FraudSign.MerchantVelocity:
                long sales = Velocity.OfMerchant(transaction, request.Terminal.Merchant, request.Terminal.Id, request.Number, since) + 1;
                return sales > rule.Count ? $"the merchant sells {sales} times in {rule.Minutes} minutes" : "";
            case FraudSign.RepeatedDeclines:
                long declines = Velocity.DeclinesOf(transaction, request.CardDigest, request.Terminal.Id, request.Number, since);
                return declines >= rule.Count ? $"the card was declined {declines} times in {rule.Minutes} minutes" : "";
            case FraudSign.UnusualAmount:
                var (count, total) = Velocity.LastOf(transaction, request.CardDigest, rule.Count);
                // Without so many sales nothing is usual yet. In decimal, for the product may be too long for 64 bits.
                return count == rule.Count && (decimal)request.Amount * count > (decimal)total * rule.Times
                    ? $"{request.Money} is more than {rule.Times} times what the card's last {count} sales were on average" : "";
            default:
                return request.Product is { } product && product.Country != request.Terminal.Country ? $"a card of country {product.Country} is used in country {request.Terminal.Country}" : "";
        }
    }
}
