using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using Terminal.Acquirer.Seeds;
using Terminal.Acquirer.Storage;

namespace Terminal.Acquirer.Authorisation;

/// <summary>
/// Who decides: the centre that the routing table names, as far as its rights go; beyond them, and for all other cards, the issuer; and while the issuer is not to be had
/// whoever stands in for it. Refunds are the issuer's alone.
/// </summary>
internal sealed class Centres(Seed seed, IssuerRoute route)
{
    private static readonly TimeSpan RightsLast = TimeSpan.FromHours(24);

    // Message reason codes of ISO 8583:1993.
    private const string IssuersOption = "1000";
    private const string SignedOff = "1001";
    private const string TimedOut = "1002";
    private const string Unavailable = "1003";
    private const string AcquirersOption = "1007";

    private readonly Dictionary<string, SeedIssuer> _issuers = seed.Issuers.ToDictionary(issuer => issuer.Name);
    private readonly Dictionary<string, SeedCondition> _conditions = seed.Conditions.ToDictionary(condition => condition.Name);
    private readonly Dictionary<string, SeedCondition?> _ofProducts = seed.Products.ToDictionary(product => product.Name, product => product.Condition);

    /// <summary>Takes a request one step further.</summary>
    /// <param name="transaction">In which it is decided.</param>
    /// <param name="request">The request.</param>
    /// <param name="asked">Who was asked last, and whether it was to be had; null for nobody.</param>
    /// <param name="now">The host's time.</param>
    /// <returns>Whom to wait for; null when the request can be decided, and then with all that its decider knows.</returns>
    public (Question? Next, AuthorisationCase Request) Put(DbTransaction transaction, AuthorisationCase request, Question? asked, DateTimeOffset now)
    {
        var (next, judged) = Step(transaction, request, asked, now);
        return next is not null && route.AskAtOnce(next) is { } answered ? Put(transaction, request, answered, now) : (next, judged);
    }

    private (Question? Next, AuthorisationCase Request) Step(DbTransaction transaction, AuthorisationCase request, Question? asked, DateTimeOffset now)
    {
        var centre = request.IsRefund ? null : seed.Routes.FirstOrDefault(route => route.Takes(request.Mask[..6]))?.Centre;
        if (asked is null && centre is { IsAcquirer: false })
            return (new Question(centre.Name, false), request);
        if (asked is { IsIssuer: true })
            return (null, Informed(transaction, AfterIssuer(transaction, request, asked.Standing, now), now));

        if (centre is not null && (asked is null || asked.Standing == IssuerStanding.Reached))
        {
            string advice = centre.IsAcquirer ? AcquirersOption : IssuersOption;
            var delegated = With(transaction, request, new Decider(centre.Name, false, centre.Rights, advice), now);
            if (!delegated.PassesRights)
                return (null, Informed(transaction, delegated, now));
        }
        return (new Question(request.Product?.Issuer ?? "", true), request);
    }

    private AuthorisationCase AfterIssuer(DbTransaction transaction, AuthorisationCase request, IssuerStanding standing, DateTimeOffset now)
    {
        var rights = request.IsRefund || request.Product is null ? null : _issuers.GetValueOrDefault(request.Product.Issuer)?.StandIn;
        // Cents .91 play an issuer that cannot be reached.
        if (standing == IssuerStanding.Reached && rights is not null && request.Cents == 91)
            standing = IssuerStanding.Unreachable;
        if (standing == IssuerStanding.Reached)
            return request;
        string advice = standing switch
        {
            IssuerStanding.SignedOff => SignedOff,
            IssuerStanding.TimedOut => TimedOut,
            _ => Unavailable,
        };
        return With(transaction, request with { Standing = standing }, new Decider("", true, rights, advice), now);
    }

    private static AuthorisationCase With(DbTransaction transaction, AuthorisationCase request, Decider decider, DateTimeOffset now)
    {
        var (count, total) = decider.Rights is null ? default
            : IssuerAdvices.Given(transaction, request.CardDigest, decider.IsStandIn ? SignedOff : decider.Advice, decider.IsStandIn ? Unavailable : decider.Advice, now - RightsLast);
        return request with { Decider = decider, GivenCount = count, GivenTotal = total };
    }

    private AuthorisationCase Informed(DbTransaction transaction, AuthorisationCase request, DateTimeOffset now)
    {
        request = request with { Card = request.Card ?? Registry.Card(transaction, request.CardDigest, now) };
        if (request.IsRefund || request.Card is null)
            return request;
        SeedCondition?[] conditions = [_ofProducts.GetValueOrDefault(request.Product?.Name ?? ""), _conditions.GetValueOrDefault(request.Card.Terms)];
        return request with
        {
            Conditions = [.. conditions.OfType<SeedCondition>()],
            LocalMinute = (int)(now.UtcDateTime + TimeSpan.FromMinutes(request.Terminal.UtcOffset)).TimeOfDay.TotalMinutes,
            Suspicions = FraudRules.Found(transaction, seed.FraudRules, request, now),
        };
    }
}
