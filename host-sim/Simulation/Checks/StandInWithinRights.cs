using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Terminal.Acquirer;
using Terminal.Acquirer.Seeds;

namespace Terminal.Simulation.Checks;

/// <summary>Whoever approves in an issuer's place keeps to its rights: the largest amount, and of one card in 24 hours how many approvals and what they come to, without those that were reversed.</summary>
internal sealed class StandInWithinRights(World world) : Check(world)
{
    private const string IssuersOption = "1000";
    private const string AcquirersOption = "1007";

    private static readonly TimeSpan RightsLast = TimeSpan.FromHours(24);

    public override string Name => "Stand-in within rights";

    public override void AtEnd()
    {
        foreach (var ofOne in World.Host.Told.OrderBy(advice => advice.Id).GroupBy(advice => (advice.Mask, advice.Reason is IssuersOption or AcquirersOption)))
        {
            List<IssuerAdvice> counted = [];
            foreach (IssuerAdvice advice in ofOne)
            {
                if (advice.Amount < 0)
                {
                    counted.RemoveAll(other => (other.Terminal, other.Number) == (advice.Terminal, advice.Number));
                    continue;
                }
                Judge(advice, ofOne.Key.Item2, counted);
                counted.Add(advice);
            }
        }
    }

    private void Judge(IssuerAdvice advice, bool isCentre, List<IssuerAdvice> before)
    {
        if (RightsOf(advice, isCentre) is not { } rights)
        {
            Fail($"{advice.Amount} is approved in the place of {advice.Issuer} for {advice.Mask} ({advice.Reason}), and nobody may.", World.Books.Find(advice.Terminal, advice.Number));
            return;
        }
        DateTime since = Time(advice) - RightsLast;
        List<IssuerAdvice> lately = before.FindAll(other => Time(other) > since);
        long total = lately.Sum(other => other.Amount) + advice.Amount;
        if (advice.Amount > rights.Single || lately.Count >= rights.Count || total > rights.Total)
        {
            Fail($"{advice.Amount} is approved in the place of {advice.Issuer} for {advice.Mask} ({advice.Reason}), after {lately.Count} times in 24 hours, {total} in all; no more than {rights.Single}, {rights.Count} times and {rights.Total} may be.",
                World.Books.Find(advice.Terminal, advice.Number));
        }
    }

    private SeedRights? RightsOf(IssuerAdvice advice, bool isCentre)
    {
        Seed seed = World.Town.Seed;
        return isCentre
            ? seed.Routes.FirstOrDefault(route => route.Takes(advice.Mask[..6]) && route.Centre.IsAcquirer == (advice.Reason == AcquirersOption))?.Centre.Rights
            : seed.Issuers.First(issuer => issuer.Name == advice.Issuer).StandIn;
    }

    private static DateTime Time(IssuerAdvice advice) => DateTime.Parse(advice.Created, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
}
