using System.Collections.Generic;
using Mono.Cecil.Cil;
using Terminal.Core.Journal;

namespace Terminal.Tests.Simulation.Mutations;

/// <summary>The deliberate bugs, each of which some checker must find.</summary>
internal static class MutationList
{
    // What an inlined enumeration is in IL.
    private const int Intact = 0;

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("An online approval is shown before it is journalled", "Authorisation", "Accept", site => site.Skip("Write", 1, 1)),
        new("An approval of its own is shown before it is journalled", "Attempt", "IsApprovedHere", site => site.Skip("Write", 1)),
        new("A request leaves before its intent is journalled", "Authorisation", "Ask", site => site.Skip("Write", 1)),
        new("A completed sale is not journalled", "Conclusion", "Finish", site => site.Skip("Keep", 1)),
        new("A write that the flash refused counts as done", "SaleFiles", "Write", site => site.Result("Write", 1)) { IsRare = true },
        new("Of two generations the older one counts", "SaleFiles", "Admit", site => site.Combine("get_Generation", OpCodes.Mul, -1, 0)),
        new("The number of the last sale is used again", "SaleJournal", "get_NextNumber", site => site.Return(1)),
        new("An open intent counts as declined after a restart", "Recovery", "ReverseIntent", site => site.Constant((int)SaleState.ReversalOwed, (int)SaleState.Declined)) { IsRare = true },
        new("An intent without an answer counts as declined", "Authorisation", "Reverse", site => site.Constant((int)SaleState.ReversalOwed, (int)SaleState.Declined)),
        new("A repeated reversal is a new message", "Outbox", "SendReversal", site => site.Result("get_ReversalStan", 0)),
        new("A repeated advice is a new message", "Outbox", "SendAdvice", site => site.Result("get_AdviceStan", 0)),
        new("Silence counts as an acknowledged reversal", "Outbox", "IsAnswered", site => site.Return(1)) { IsRare = true },
        new("A refused reversal counts as acknowledged", "ResponseCode", "IsFinalForReversal", site => site.Return(1)) { IsRare = true },
        new("Online requests do not wait for reversals that are owed", "Outbox", "DeliverReversals", site => site.Return(1)),
        new("An advice is never sent", "Conclusion", "Finish", site => site.Constant((int)SaleState.AdviceOwed, (int)SaleState.Completed)),
        new("A void is never sent", "Conclusion", "Void", site => site.Constant((int)SaleState.VoidOwed, (int)SaleState.Acknowledged)),
        new("An answer that does not match is trusted", "AcquirerLine", "Judge", site => site.Return(Intact)),
        new("An answer about another amount is trusted", "Answers", "Compare", site => site.Return(Intact)),
        new("Every answer approves", "ResponseCode", "IsApproval", site => site.Return(1)),
        new("An unknown answer counts as a request not sent", "AcquirerLine", "Exchange", site => site.Combine("Exchange", OpCodes.And, 2)),
        new("A sale that takes a new number keeps the old one", "Attempt", "BeginAgain", site => site.Skip("TakeNumber")),
        new("No card is on the stop list", "HeldList", "Find", site => site.Return((long)Core.StopList.Listing.Absent)),
        new("No sum is over a limit", "Amount", "IsOver", site => site.Return(0)),
        new("What a card has bought offline is forgotten", "SaleJournal", "OfflineSum", site => site.Return(0)),
        new("How often a card has bought offline is forgotten", "SaleJournal", "OfflineCountOf", site => site.Return(0)) { IsRare = true },
        new("Advices that wait are not counted", "SaleJournal", "get_OfflineCount", site => site.Return(0)) { IsRare = true },
        new("A reversal that is owed on the card does not matter offline", "SaleJournal", "OwesReversalOf", site => site.Return(0)) { IsRare = true },
        new("The clock is trusted whatever it says", "HostTime", "get_IsTrusted", site => site.Return(1)) { IsRare = true },
        new("The service code does not matter", "Assessment", "IRiskFacts.get_ServiceCode", site => site.Return(101)),
        new("Any voice code is right", "VoiceCode", "IsRight", site => site.Return(1)) { IsRare = true },
        new("The list is got into the slot that is in use", "ListUpdate", "get_IdleSlot", site => site.PassThrough("Other")) { IsRare = true },
        new("A delta is merged into the overlay that is in use", "OverlayMerge", "Begin", site => site.PassThrough("Other")),
        new("A card number is printed whole on the merchant's copy", "SaleReceipt", "Card", site => site.Constant(6, 19)),
        new("A keyed card number stands on the screen", "CardEntry", "Mask", site => site.Constant(4, 19)),
        new("The journal is not encrypted", "RecordSeal", "Seal", site => site.Replace("Encrypt", "get_Payload")),
        new("The time in an answer to a repeat is believed", "AcquirerLine", "Exchange", site => site.Result("IsRepeat", 0)) { IsRare = true },
        new("A record that the flash gives at the second reading is a cut write", "SaleFiles", "Judge", site => site.Result("IsRecord", 0)) { IsRare = true },
        new("The host forgets its tombstones", "ReversalFlow", "Reverse", site => site.Skip("Bury")),
        new("A reversal gives nothing back", "Sales", "Reverse", site => site.Skip("GiveBack", 0)),
        new("An approval lowers no limit", "SaleFlow", "Store", site => site.Skip("Approve", 0)),
        new("A known number is posted again", "SaleNumbers", "Take", site => site.Result("get_Answer", 0)),
        new("More is given back than was paid", "AuthorisationCase", "Of", site => site.Result("Refunded", 0)),
        new("The totals of a batch are those of nothing", "BatchSummary", "Count", site => site.Return()),
        new("What cards bought offline is written over when the flash did not give it", "BatchTable", "get_IsGiven", site => site.Return(1)) { IsRare = true },
        new("A clock that jumped ahead ends the day of what cards bought", "HostTime", "get_CardSalesOutliveFrom", site => site.Result("get_IsTrusted", 1)) { IsRare = true },
        new("What is practised takes a number", "Attempt", "TakeNumber", site => site.Result("get_IsTraining", 0)),
        new("What is practised is asked about", "Authorisation", "Ask", site => site.Result("get_IsTraining", 0)),
        new("A slip of training does not say so", "SaleReceipt", "Print", site => site.Result("get_Number", 1)),
        new("The issuer is not told what was approved in its place", "SaleFlow", "Store", site => site.Skip("Owe")),
        new("The issuer is not told of a reversal", "ReversalFlow", "Undo", site => site.Skip("TakeBack")),
        new("How often somebody approved in an issuer's place is forgotten", "Centres", "With", site => site.Skip("set_GivenCount")) { IsRare = true },
        new("What somebody approved in an issuer's place is forgotten", "Centres", "With", site => site.Skip("set_GivenTotal")),
        new("Nobody is bound to his rights in an issuer's place", "AuthorisationCase", "get_PassesRights", site => site.Return(0)),
        new("An approval moves no money", "CardAccount", "Enter", site => site.Skip("Move")),
        new("The voice desk's holds do not lower the limit", "VoiceDesk", "Conclude", site => site.Skip("Give")) { IsRare = true },
    ];
}
