using Terminal.Core.Money;
using Terminal.Core.StopList;

namespace Terminal.Core.Risk;

/// <summary>
/// The offline decision: may this sale be approved here, must the acquirer be asked, or is it declined? One table; the first row that matches wins.
/// A sale that comes so far can be taken through all its steps (epoch, room in the journal, nothing unfinished: <c>Sale</c>), has an amount in range and the
/// terminal's currency, and a card of a known product that is well formed, not expired and not for cash only (<c>CardEntry</c>).
/// </summary>
public sealed class OfflineDecision
{
    /// <summary>Why the last decision fell as it did, a value of <see cref="DecisionReason"/>.</summary>
    public int Reason { get; private set; }

    /// <summary>Decides.</summary>
    public Decision Decide(IRiskFacts sale)
    {
        Decision ask = sale.Parameters.RefersWhenUnable ? Decision.OnlineOrRefer : Decision.OnlineOrDecline;
        return
            // ISO/IEC 7813, service code digit 1: 5 and 6 are for use in the country of issue.
            IsNational(sale.ServiceCode) && sale.Product.Country != sale.Parameters.Country ? Row(DecisionReason.NationalAbroad, Decision.Decline)
            // EMV Book 3, annex C5: card appears on the terminal's exception file.
            : sale.Listing == Listing.Listed ? Row(DecisionReason.Listed, Decision.OnlineOrRefer)
            // Without a clock nothing can be said of the validity of anything, nor of what a card has bought today.
            : !sale.IsClockTrusted ? Row(DecisionReason.ClockNotTrusted, ask)
            // "Not known" is never taken for "not listed".
            : sale.Listing == Listing.Unknown ? Row(DecisionReason.NoList, ask)
            // Limits that are over are worth a floor limit of 0.
            : sale.Today > sale.Parameters.ValidUntil ? Row(DecisionReason.ParametersExpired, ask)
            // Sales may be missing from the sums below.
            : sale.IsJournalDamaged ? Row(DecisionReason.JournalDamaged, ask)
            // The number may have been read out by anybody; no stripe speaks for the card.
            : sale.IsKeyed ? Row(DecisionReason.Keyed, ask)
            // ISO/IEC 7813, digit 1: 2 and 6 have a chip, which should have been read: the stripe may be a copy.
            : IsChip(sale.ServiceCode) ? Row(DecisionReason.ChipSwiped, ask)
            // ISO/IEC 7813, digit 2: 2 and 4 are authorised by the issuer.
            : IsIssuersAlone(sale.ServiceCode) ? Row(DecisionReason.IssuerOnly, ask)
            // ISO/IEC 7813, digit 3: 0 and 5 require a PIN, which cannot be taken here.
            : WantsPin(sale.ServiceCode) ? Row(DecisionReason.PinRequired, ask)
            // EMV Book 3, annex C5: merchant forced transaction online.
            : sale.IsSuspicious ? Row(DecisionReason.Suspicion, ask)
            // The acquirer must not decide, nor we, on a limit that a dead sale still holds.
            : sale.OwesReversal ? Row(DecisionReason.ReversalOwed, ask)
            // EMV Book 3, 10.6.1: floor limits, over all that the card has bought lately, so that a split amount gains nothing.
            : sale.Product.FloorLimit == 0 ? Row(DecisionReason.NoFloorLimit, ask)
            : Amount.IsOver(sale.Product.FloorLimit, sale.CardTotal, sale.Amount) ? Row(DecisionReason.OverFloorLimit, ask)
            // EMV Book 3, 10.6.3: velocity checking, by terminal and by card; this sale is counted in.
            : sale.WaitingCount >= sale.Parameters.OfflineCountCap ? Row(DecisionReason.CountCap, ask)
            : Amount.IsOver(sale.Parameters.OfflineTotalCap, sale.WaitingTotal, sale.Amount) ? Row(DecisionReason.TotalCap, ask)
            : sale.CardCount >= sale.Product.CardSalesCap ? Row(DecisionReason.CardCap, ask)
            : sale.HoursSinceContact >= sale.Parameters.ContactHoursCap ? Row(DecisionReason.ContactCap, ask)
            // EMV Book 3, 10.6.2: random transaction selection. Nothing speaks against the sale, so it is made here when nobody can be asked.
            : RandomSelection.Takes(sale.Product, sale.Amount, sale.Draw) ? Row(DecisionReason.Selected, Decision.OnlineOrOffline)
            : Row(DecisionReason.UnderFloorLimit, Decision.Offline);
    }

    private Decision Row(int reason, Decision decision)
    {
        Reason = reason;
        return decision;
    }

    private static bool IsNational(int serviceCode) => serviceCode / 100 is 5 or 6;

    private static bool IsChip(int serviceCode) => serviceCode / 100 is 2 or 6;

    private static bool IsIssuersAlone(int serviceCode) => serviceCode / 10 % 10 is 2 or 4;

    private static bool WantsPin(int serviceCode) => serviceCode % 10 is 0 or 5;
}
