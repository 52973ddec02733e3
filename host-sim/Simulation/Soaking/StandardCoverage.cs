using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Risk;
using Terminal.Simulation.People;

namespace Terminal.Simulation.Soaking;

/// <summary>What a standard soak must reach, or it proves less than it seems to: every state, reason, response code, hazard and move that the flows of today know.</summary>
public static class StandardCoverage
{
    /// <summary>Runs of a standard soak.</summary>
    public const int Runs = 200;

    // To a sale or refund, every code but that of settlements; to what else is sent, those that end it, delay it and refuse it.
    private static readonly int[] NotOfSales = [ResponseCode.TotalsDiffer];
    private static readonly int[] OfHolds = [ResponseCode.Approved, ResponseCode.Refer, ResponseCode.InsufficientFunds, ResponseCode.IssuerInoperative];
    private static readonly int[] OfReversals = [ResponseCode.Approved, ResponseCode.InvalidTransaction, ResponseCode.NotFound, ResponseCode.SecurityViolation, ResponseCode.IssuerInoperative, ResponseCode.SystemMalfunction];
    private static readonly int[] OfAdvices = [ResponseCode.Approved, ResponseCode.InvalidTransaction, ResponseCode.SecurityViolation, ResponseCode.IssuerInoperative, ResponseCode.SystemMalfunction];

    // What the host itself decides about sales and refunds: all that this town can bring it to. A terminal asks nobody about a card of no product, nor for a refund over its limit.
    private static readonly int[] OfTheHost =
    [
        ResponseCode.Approved, ResponseCode.Refer, ResponseCode.ReferSpecial, ResponseCode.PickUp, ResponseCode.Declined, ResponseCode.ApprovedWithIdentification, ResponseCode.InvalidTransaction,
        ResponseCode.InvalidAmount, ResponseCode.InvalidCard, ResponseCode.NotFound, ResponseCode.LostCard, ResponseCode.StolenCard, ResponseCode.InsufficientFunds, ResponseCode.ExpiredCard,
        ResponseCode.NotPermittedToCardholder, ResponseCode.NotPermittedToTerminal, ResponseCode.SuspectedFraud, ResponseCode.RestrictedCard, ResponseCode.IssuerInoperative, ResponseCode.Duplicate,
    ];

    // Message reason codes of ISO 8583:1993: at the issuer's and at the acquirer's option, and for an issuer that signed off, was silent, or away.
    private static readonly string[] OfIssuerAdvices = ["1000", "1001", "1002", "1003", "1007"];

    private static readonly int[] OfUploads = [ResponseCode.Approved, ResponseCode.Duplicate, ResponseCode.SystemMalfunction];
    private static readonly int[] OfSettlements = [ResponseCode.Approved, ResponseCode.InvalidMerchant, ResponseCode.InvalidTransaction, ResponseCode.TotalsDiffer, ResponseCode.SystemMalfunction];
    private static readonly int[] OfNetwork = [ResponseCode.Approved, ResponseCode.InvalidMerchant, ResponseCode.InvalidTransaction, ResponseCode.NotPermittedToTerminal, ResponseCode.SystemMalfunction];

    /// <summary>What of it was not reached.</summary>
    public static IReadOnlyList<string> Missing(Coverage coverage)
    {
        return [.. Wanted().Where(wanted => coverage.Of(wanted.Kind, wanted.Name) == 0).Select(wanted => $"{wanted.Kind} {wanted.Name}")];
    }

    private static IEnumerable<(Reached Kind, string Name)> Wanted() =>
        Enum.GetNames<Hazard>().Select(name => (Reached.Hazard, name))
            .Concat(Enum.GetValues<SaleState>().Select(state => (Reached.State, state.ToString())))
            .Concat(Enum.GetNames<Move>().Select(name => (Reached.Move, name)))
            .Concat(Constants(typeof(DecisionReason)).Select(reason => (Reached.DecisionReason, $"{reason:D2}")))
            .Concat(Constants(typeof(ReversalReason)).Select(reason => (Reached.ReversalReason, $"{reason:D4}")))
            .Concat(Constants(typeof(AdviceReason)).Select(reason => (Reached.AdviceReason, $"{reason:D4}")))
            .Concat(Constants(typeof(ResponseCode)).Except(NotOfSales).Select(code => (Reached.ResponseCode, $"0210 {code:D2}")))
            .Concat(OfTheHost.Select(code => (Reached.HostCode, $"0210 {code:D2}")))
            .Concat(OfIssuerAdvices.Select(reason => (Reached.IssuerAdvice, reason)))
            .Concat(OfReversals.Select(code => (Reached.ResponseCode, $"0430 {code:D2}")))
            .Concat(OfAdvices.Select(code => (Reached.ResponseCode, $"0230 {code:D2}")))
            .Concat(OfHolds.Select(code => (Reached.ResponseCode, $"0110 {code:D2}")))
            .Concat(OfUploads.Select(code => (Reached.ResponseCode, $"0330 {code:D2}")))
            .Concat(OfSettlements.Select(code => (Reached.ResponseCode, $"0510 {code:D2}")))
            .Concat(OfNetwork.Select(code => (Reached.ResponseCode, $"0810 {code:D2}")));

    private static IEnumerable<int> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral && field.FieldType == typeof(int)).Select(field => Convert.ToInt32(field.GetRawConstantValue(), CultureInfo.InvariantCulture));
}
