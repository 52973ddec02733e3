using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Terminal.Acquirer.Cards;
using Terminal.Core.Messages;

namespace Terminal.Tests.Agreement;

/// <summary>What one decoder read in a message.</summary>
/// <param name="Decoder">Who read it.</param>
/// <param name="Type">The message type, four digits.</param>
/// <param name="Fields">The fields by number, without their lengths.</param>
internal sealed record Reading(string Decoder, string Type, IReadOnlyDictionary<int, string> Fields)
{
    private const int Capacity = 2048;

    /// <summary>What our own codec reads.</summary>
    public static Reading Own(byte[] bytes)
    {
        Message message = Parsed(bytes);
        Dictionary<int, string> fields = [];
        for (int index = 0; index < FieldTable.Count; index++)
        {
            int field = FieldTable.NumberAt(index);
            if (message.Has(field))
                fields.Add(field, Encoding.ASCII.GetString(message.Bytes, message.Offset(field), message.LengthOf(field)));
        }

        return new Reading("Message.Parse", message.Mti.ToString("D4"), fields);
    }

    /// <summary>The bytes as a message of our own.</summary>
    public static Message Parsed(byte[] bytes)
    {
        Message message = new(Capacity);
        bytes.CopyTo(message.Bytes, 0);
        Assert.AreEqual(ParseResult.Ok, message.Parse(bytes.Length));
        return message;
    }

    /// <summary>Where two readings of a message differ, a sentence each; card numbers and what follows them on a track are masked.</summary>
    /// <param name="other">The other reading.</param>
    /// <param name="leftAside">A field that is not compared, 0 for none.</param>
    public IReadOnlyList<string> DifferencesFrom(Reading other, int leftAside = 0)
    {
        List<string> differences = [];
        if (Type != other.Type)
            differences.Add($"type: {Decoder} reads {Masked(Type)}, {other.Decoder} {Masked(other.Type)}");
        foreach (int field in Fields.Keys.Union(other.Fields.Keys).Where(field => field != leftAside).Order())
        {
            string? here = Fields.GetValueOrDefault(field), there = other.Fields.GetValueOrDefault(field);
            if (here != there)
                differences.Add($"DE{field}: {Decoder} reads {Masked(here)}, {other.Decoder} {Masked(there)}");
        }

        return differences;
    }

    private static string Masked(string? text) =>
        text is null ? "nothing" : $"'{Regex.Replace(text, "(?<==).+|[0-9]{12,}", run => CardNumber.Mask(Encoding.ASCII.GetBytes(run.Value)))}'";
}
