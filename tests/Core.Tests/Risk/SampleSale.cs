using Terminal.Core.Cards;
using Terminal.Core.Parameters;
using Terminal.Core.Risk;
using Terminal.Core.StopList;

namespace Terminal.Tests.Risk;

/// <summary>A sale of 12.50 against which nothing speaks; each test spoils what it is about.</summary>
public sealed class SampleSale : IRiskFacts
{
    private Listing _listing = Listing.Absent;

    public TerminalParameters Parameters { get; } = new TerminalParameters
    {
        Country = 280,
        ValidUntil = 20281231,
        OfflineCountCap = 10,
        OfflineTotalCap = 20_000,
        ContactHoursCap = 72,
    };

    public CardProduct Product { get; } = new CardProduct
    {
        Country = 280,
        FloorLimit = 5_000,
        SelectionThreshold = 2_000,
        SelectionMaximum = 20,
        CardSalesCap = 3,
    };

    public long Amount { get; set; } = 1_250;

    public bool IsKeyed { get; set; }

    public int ServiceCode { get; set; } = 101;

    public bool IsSuspicious { get; set; }

    public bool IsClockTrusted { get; set; } = true;

    public int Today { get; set; } = 20261122;

    public int HoursSinceContact { get; set; }

    public bool IsJournalDamaged { get; set; }

    public bool OwesReversal { get; set; }

    public long CardTotal { get; set; }

    public int CardCount { get; set; }

    public int WaitingCount { get; set; }

    public long WaitingTotal { get; set; }

    public int Draw { get; set; } = 99;

    /// <summary>How often the stop list was asked.</summary>
    public int LookUps { get; private set; }

    public Listing Listing
    {
        get
        {
            LookUps++;
            return _listing;
        }

        set => _listing = value;
    }

    /// <summary>Makes the row of the table with this reason match, whatever else does.</summary>
    public void Spoil(int reason)
    {
        switch (reason)
        {
            case DecisionReason.NationalAbroad:
                Product.Country = 276;
                ServiceCode = ServiceCode % 100 + (ServiceCode / 100 == 2 ? 600 : 500);
                break;
            case DecisionReason.Listed:
                Listing = Listing.Listed;
                break;
            case DecisionReason.ClockNotTrusted:
                IsClockTrusted = false;
                break;
            case DecisionReason.NoList:
                Listing = Listing.Unknown;
                break;
            case DecisionReason.ParametersExpired:
                Parameters.ValidUntil = 20261121;
                break;
            case DecisionReason.JournalDamaged:
                IsJournalDamaged = true;
                break;
            case DecisionReason.Keyed:
                IsKeyed = true;
                break;
            case DecisionReason.ChipSwiped:
                ServiceCode = ServiceCode % 100 + (ServiceCode / 100 == 5 ? 600 : 200);
                break;
            case DecisionReason.IssuerOnly:
                ServiceCode += 20;
                break;
            case DecisionReason.PinRequired:
                ServiceCode -= 1;
                break;
            case DecisionReason.Suspicion:
                IsSuspicious = true;
                break;
            case DecisionReason.ReversalOwed:
                OwesReversal = true;
                break;
            case DecisionReason.NoFloorLimit:
                Product.FloorLimit = 0;
                break;
            case DecisionReason.OverFloorLimit:
                CardTotal = 3_751;
                break;
            case DecisionReason.CountCap:
                WaitingCount = 10;
                break;
            case DecisionReason.TotalCap:
                WaitingTotal = 18_751;
                break;
            case DecisionReason.CardCap:
                CardCount = 3;
                break;
            case DecisionReason.ContactCap:
                HoursSinceContact = 72;
                break;
            case DecisionReason.Selected:
                Product.SelectionTarget = 20;
                Draw = 20;
                break;
            default:
                Expect.Fail("no row has the reason " + reason.ToString());
                break;
        }
    }
}
