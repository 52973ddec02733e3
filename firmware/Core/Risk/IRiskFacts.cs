using Terminal.Core.Cards;
using Terminal.Core.Parameters;
using Terminal.Core.StopList;

namespace Terminal.Core.Risk;

/// <summary>
/// The facts of one sale that the offline decision looks at. Each is asked for only when no row above its own has matched, so what is dear to find out
/// may be found out then. Amounts are minor units.
/// </summary>
public interface IRiskFacts
{
    /// <summary>What the acquirer set for the terminal.</summary>
    TerminalParameters Parameters { get; }

    /// <summary>The card's product, with its terms.</summary>
    CardProduct Product { get; }

    /// <summary>The amount of the sale.</summary>
    long Amount { get; }

    /// <summary>Whether the card was keyed.</summary>
    bool IsKeyed { get; }

    /// <summary>Service code, 0 to 999 (ISO/IEC 7813).</summary>
    int ServiceCode { get; }

    /// <summary>Whether the merchant wants the acquirer to be asked whatever the terminal thinks.</summary>
    bool IsSuspicious { get; }

    /// <summary>What the stop list says of the card.</summary>
    Listing Listing { get; }

    /// <summary>Whether the clock can be believed.</summary>
    bool IsClockTrusted { get; }

    /// <summary>Today, UTC, as YYYYMMDD.</summary>
    int Today { get; }

    /// <summary>Whole hours since the acquirer was last heard; <see cref="int.MaxValue"/> when nobody knows.</summary>
    int HoursSinceContact { get; }

    /// <summary>Whether a record of the journal is damaged, so that sales may be missing from the sums.</summary>
    bool IsJournalDamaged { get; }

    /// <summary>Whether a reversal or void of an earlier sale of the card is still to be sent.</summary>
    bool OwesReversal { get; }

    /// <summary>What the card has bought offline lately.</summary>
    long CardTotal { get; }

    /// <summary>In how many sales.</summary>
    int CardCount { get; }

    /// <summary>Sales approved here that the acquirer does not know yet.</summary>
    int WaitingCount { get; }

    /// <summary>What they come to.</summary>
    long WaitingTotal { get; }

    /// <summary>The draw of this card, amount and day, 1 to 99 (<see cref="RandomSelection"/>).</summary>
    int Draw { get; }
}
