using System;
using System.Linq;
using System.Text;
using Terminal.Acquirer.Storage;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Requests;

/// <summary>What a genuine request must look like; anything else is answered 30 (format error).</summary>
internal static class FormatRules
{
    // Requests carry these tags of DE48.
    private static readonly int[] AllRequests = [Tag.ListVersion, Tag.Parameters, Tag.MacKeyVersion];

    /// <summary>Whether a terminal sends messages of this type.</summary>
    public static bool IsRequest(int mti) =>
        mti is Mti.Authorisation or Mti.Financial or Mti.Advice or Mti.AdviceRepeat or Mti.Upload or Mti.UploadRepeat
            or Mti.Reversal or Mti.ReversalRepeat or Mti.Settlement or Mti.SettlementRepeat or Mti.Network;

    /// <summary>The first fault, as a sentence that repeats nothing of the request; empty when there is none.</summary>
    public static string Fault(Request request, DateTimeOffset now)
    {
        if (request.Walk.Fault.Length > 0)
            return request.Walk.Fault;
        int field = OffendingField(request);
        if (field != 0)
            return $"DE{field} is missing, or must not be in this message.";
        int tag = AllRequests.Concat(TagsOf(request)).FirstOrDefault(tag => request.TagText(tag).Length == 0);
        if (tag != 0)
            return $"Tag {tag:D2} of DE48 is missing.";
        if (ClockOffset(request, now) is null)
            return "DE7 is no time of the calendar.";
        if (request.Mti is Mti.Settlement or Mti.Network)
            return request.Text(Field.NetworkCode) == "001" && !IsState(request.TagText(Tag.TerminalState)) ? "Tag 15 of DE48 says neither LOST nor EPOCH and two characters." : "";
        if (request.Number[2..].Any(character => !char.IsAsciiDigit(character)))
            return "DE37 is not an epoch of two characters and a counter of ten digits.";
        if (request.CardDigits.Length is < 12 or > 19)
            return "The card number has not 12 to 19 digits.";
        if (request.Mti == Mti.Advice && (request.Kind == SaleKind.Completion) != request.Walk.Good(Field.OriginalElements) is not null)
            return "DE90 is in the advice of a completion, and in no other.";
        if (request.Mti is Mti.Advice or Mti.Upload && !ResponseCode.IsApproval((int)request.Number64(Field.ResponseCode)))
            return "DE39 of an advice is not that of an approval.";
        if (request.Mti == Mti.Upload && (request.Number64(Field.MessageNumber) < 1 || request.Number64(Field.MessageNumber) > request.Number64(Field.LastMessage)))
            return "DE71 is not between 1 and DE72.";
        return request.Mti == Mti.Reversal ? "" : CardFault(request);
    }

    /// <summary>How far the terminal's clock (DE7, which has no year) is ahead of the host's; null when DE7 is no time.</summary>
    public static TimeSpan? ClockOffset(Request request, DateTimeOffset now) => Times.Nearest(request.Text(Field.TransmissionTime), now) - now.UtcDateTime;

    private static int[] TagsOf(Request request) => request.Mti switch
    {
        Mti.Authorisation or Mti.Financial or Mti.Upload => [Tag.DecisionReason],
        Mti.Advice when request.Kind == SaleKind.Completion => [Tag.DecisionReason, Tag.Cardholder, Tag.AdviceReason, Tag.OriginalNumber],
        Mti.Advice => [Tag.DecisionReason, Tag.Cardholder, Tag.AdviceReason],
        Mti.Reversal => [Tag.ReversalReason],
        _ => [],
    };

    private static bool IsState(string state) => state == "LOST" || (state.Length == 8 && state.StartsWith("EPOCH ", StringComparison.Ordinal));

    private static int OffendingField(Request request)
    {
        var message = new Message(request.Bytes.Length);
        request.Bytes.CopyTo(message.Bytes, 0);
        int field = message.Parse(request.Bytes.Length) == ParseResult.Ok ? MessageRules.Check(message) : message.FaultField;
        message.Clear();
        return field;
    }

    private static string CardFault(Request request)
    {
        string mode = request.Text(Field.EntryMode);
        if (request.Walk.Good(Field.Track2) is not null ? mode != "022" : request.Mti is Mti.Authorisation or Mti.Financial && mode != "012")
            return "DE22 does not say how the card was read: 022 with track 2, 012 with a keyed number.";
        string expiry = request.Expiry;
        if (expiry.Length != 4 || expiry.Any(character => !char.IsAsciiDigit(character)) || expiry[2..].CompareTo("01") < 0 || expiry[2..].CompareTo("12") > 0)
            return "The card's expiry is no year and month.";
        long condition = request.Number64(Field.ConditionCode);
        if (condition is not (ConditionCode.Normal or ConditionCode.PreAuthorisation or ConditionCode.IdentityVerified))
            return "DE25 is not 00, 06 or 10.";
        bool isHold = condition == ConditionCode.PreAuthorisation;
        return request.Mti is Mti.Authorisation or Mti.Financial && isHold != (request.Mti == Mti.Authorisation) ? "DE25 is 06 in a pre-authorisation, and not in a sale or refund." : "";
    }
}
