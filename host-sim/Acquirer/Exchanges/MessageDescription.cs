using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Exchanges;

/// <summary>Says in words what a message holds, as far as it can be read. Card data is masked; of a message that is not genuine nothing but the type and the fields' names is shown.</summary>
public static class MessageDescription
{
    /// <summary>Describes a message.</summary>
    /// <param name="bytes">Holds the message; not changed.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="isGenuine">Whether its MAC was found right, or it was made here.</param>
    public static IReadOnlyList<DescribedField> Of(byte[] bytes, int length, bool isGenuine) => new MaskedMessage(FieldWalk.Of(bytes, length), bytes, isGenuine).Lines;

    /// <summary>Describes a message whose card data is masked already.</summary>
    internal static IReadOnlyList<DescribedField> Of(FieldWalk walk, byte[] bytes, bool isGenuine)
    {
        List<DescribedField> lines = [];
        if (walk.Mti >= 0)
            lines.Add(new DescribedField("MTI", "Message type", walk.Mti.ToString("D4", CultureInfo.InvariantCulture), Names.Mtis.GetValueOrDefault(walk.Mti, "not in use")));
        string currency = isGenuine && walk.Good(Field.Currency) is { } found ? Text(bytes, found) : "";
        foreach (var field in walk.Fields)
        {
            string name = Names.Fields[field.Number];
            string label = field.Number.ToString(CultureInfo.InvariantCulture);
            if (!isGenuine)
                lines.Add(new DescribedField(label, name, "", $"hidden, {field.Length} characters: the message is not genuine"));
            else if (!field.IsGood)
                lines.Add(new DescribedField(label, name, "", $"hidden, {field.Length} characters: some are not allowed here"));
            else if (field.Number == Field.PrivateData)
                AddTags(lines, bytes, field);
            else
                lines.Add(new DescribedField(label, name, Text(bytes, field), Meaning(walk.Mti, field.Number, bytes, field, currency)));
        }
        if (walk.Fault.Length > 0)
            lines.Add(new DescribedField("", "Fault", "", walk.Fault));
        return lines;
    }

    /// <summary>A reason of the terminal's decision in words.</summary>
    /// <param name="reason">A value of <see cref="Core.Risk.DecisionReason"/>.</param>
    public static string OfDecision(int reason) => TagMeaning(Tag.DecisionReason, reason.ToString("D2", CultureInfo.InvariantCulture));

    /// <summary>The lines as text, one each: label, name, value and meaning.</summary>
    public static string Lines(IEnumerable<DescribedField> description) =>
        string.Join('\n', description.Select(line => $"{line.Label,-6} {line.Name}: {line.Value}{(line.Meaning.Length == 0 ? "" : $" ({line.Meaning})")}"));

    private static void AddTags(List<DescribedField> lines, byte[] bytes, WalkedField field)
    {
        int end = field.Offset + field.Length;
        for (int position = field.Offset; position < end;)
        {
            int tag = (int)Digits.Read(bytes, position, 2);
            int length = (int)Digits.Read(bytes, position + 2, 2);
            string value = Encoding.ASCII.GetString(bytes, position + 4, length);
            bool isKnown = Names.Tags.TryGetValue(tag, out string? name);
            lines.Add(new DescribedField($"48.{tag:D2}", name ?? "Unknown tag", value, isKnown ? TagMeaning(tag, value) : "ignored"));
            position += 4 + length;
        }
    }

    private static string Meaning(int mti, int number, byte[] bytes, WalkedField field, string currency)
    {
        if (number is Field.Pan or Field.Track2 or Field.Expiry)
            return "masked";
        string value = Text(bytes, field);
        return number switch
        {
            Field.Amount => Money(value, currency),
            Field.TransmissionTime => Time(value),
            Field.LocalTime => $"{value[..2]}:{value[2..4]}:{value[4..]}",
            Field.LocalDate => $"day {value[2..]} of month {value[..2]}",
            Field.RetrievalReference => Number(value),
            Field.ApprovalCode => value[0] == 'F' ? "the terminal's own" : "",
            // Nothing is decided there: the answer says that the message was taken.
            Field.ResponseCode when value == "00" && mti is Mti.AdviceAnswer or Mti.ReversalAnswer or Mti.UploadAnswer or Mti.SettlementAnswer or Mti.NetworkAnswer => "done",
            Field.Currency or Field.SettlementCurrency => Names.Currencies.GetValueOrDefault(value)?.Letters ?? "",
            Field.Totals => $"{value[..6]} sales, {value[6..22]} minor units; {value[22..28]} refunds, {value[28..]} minor units",
            Field.OriginalElements => $"type {value[..4]}, STAN {value[4..10]}, sent {Time(value[10..20])}",
            _ => Names.Meanings.GetValueOrDefault((number, value), ""),
        };
    }

    private static string TagMeaning(int tag, string value) => tag switch
    {
        Tag.HostTime => $"{value[..4]}-{value[4..6]}-{value[6..8]} {value[8..10]}:{value[10..12]}:{value[12..]} UTC",
        Tag.Position => $"epoch {value[..2]}, batch {value[2..8]}, highest counter seen {value[8..]}",
        Tag.NumberReplaced or Tag.OriginalNumber => Number(value),
        Tag.ListVersion when value == "0000000000" => "none",
        Tag.TerminalState when value.StartsWith("EPOCH ", StringComparison.Ordinal) => "the terminal holds its files",
        _ => Names.Meanings.GetValueOrDefault((4800 + tag, value), ""),
    };

    private static string Number(string value) => $"epoch {value[..2]}, counter {value[2..]}";

    private static string Money(string digits, string currency)
    {
        long minor = long.Parse(digits, CultureInfo.InvariantCulture);
        return Names.Currencies.GetValueOrDefault(currency)?.Format(minor) ?? $"{minor} minor units";
    }

    private static string Time(string value) => $"day {value[2..4]} of month {value[..2]}, {value[4..6]}:{value[6..8]}:{value[8..]} UTC";

    private static string Text(byte[] bytes, WalkedField field) => Encoding.ASCII.GetString(bytes, field.Offset, field.Length);
}
