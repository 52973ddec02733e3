using Terminal.Core.Cards;
using Terminal.Core.Parameters;
using Terminal.Core.Risk;
using Terminal.Core.StopList;

namespace Terminal.Tests.DeviceCost;

/// <summary>The facts of a sale, but for the stop list: it is not asked, and the card is not on it.</summary>
internal sealed class AbsentCard(IRiskFacts facts) : IRiskFacts
{
    public TerminalParameters Parameters => facts.Parameters;

    public CardProduct Product => facts.Product;

    public long Amount => facts.Amount;

    public bool IsKeyed => facts.IsKeyed;

    public int ServiceCode => facts.ServiceCode;

    public bool IsSuspicious => facts.IsSuspicious;

    public Listing Listing => Listing.Absent;

    public bool IsClockTrusted => facts.IsClockTrusted;

    public int Today => facts.Today;

    public int HoursSinceContact => facts.HoursSinceContact;

    public bool IsJournalDamaged => facts.IsJournalDamaged;

    public bool OwesReversal => facts.OwesReversal;

    public long CardTotal => facts.CardTotal;

    public int CardCount => facts.CardCount;

    public int WaitingCount => facts.WaitingCount;

    public long WaitingTotal => facts.WaitingTotal;

    public int Draw => facts.Draw;
}
