using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Terminal.Acquirer.Cards;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Exchanges;

/// <summary>
/// A message without its card data; it is described once somebody looks. In a message that is not genuine a field may not be what its place says (one flipped bit of
/// the bitmap moves a card number into other fields), so nothing but the type and the fields' names is left of it.
/// </summary>
internal sealed class MaskedMessage
{
    private readonly FieldWalk _walk;
    private readonly bool _isGenuine;
    private readonly byte[] _bytes;
    private IReadOnlyList<DescribedField>? _lines;

    /// <param name="walk">What could be read of the message.</param>
    /// <param name="message">Its bytes; not changed.</param>
    /// <param name="isGenuine">Whether its MAC was found right, or it was made here.</param>
    public MaskedMessage(FieldWalk walk, byte[] message, bool isGenuine)
    {
        _walk = walk;
        _isGenuine = isGenuine;
        _bytes = new byte[walk.Fields.Count == 0 ? 0 : walk.Fields[^1].Offset + walk.Fields[^1].Length];
        _bytes.AsSpan().Fill((byte)'*');
        if (!isGenuine)
            return;
        foreach (var field in walk.Fields)
        {
            if (field.IsGood)
                Keep(field.Number, message.AsSpan(field.Offset, field.Length), _bytes.AsSpan(field.Offset, field.Length));
        }
    }

    /// <summary>What it holds, in words.</summary>
    public IReadOnlyList<DescribedField> Lines => _lines ??= MessageDescription.Of(_walk, _bytes, _isGenuine);

    /// <summary>The type, then each field's number and value, a line each: for a database that people search.</summary>
    public override string ToString()
    {
        string values = Encoding.ASCII.GetString(_bytes);
        var text = new StringBuilder(2 * values.Length);
        text.Append(CultureInfo.InvariantCulture, $"{_walk.Mti:D4}");
        foreach (var field in _walk.Fields)
            text.Append('\n').Append(field.Number).Append(' ').Append(values, field.Offset, field.Length);
        return text.ToString();
    }

    private static void Keep(int number, ReadOnlySpan<byte> value, Span<byte> kept)
    {
        switch (number)
        {
            case Field.Pan:
                Encoding.ASCII.GetBytes(CardNumber.Mask(value), kept);
                break;
            case Field.Track2:
                int separator = value.IndexOf((byte)'=');
                if (separator < 0)
                    break;
                Encoding.ASCII.GetBytes(CardNumber.Mask(value[..separator]), kept);
                kept[separator] = (byte)'=';
                break;
            case Field.Expiry:
                break;
            case Field.PrivateData:
                KeepTags(value, kept);
                break;
            default:
                value.CopyTo(kept);
                break;
        }
    }

    // What a tag of another program holds nobody knows here; a wrapped key is nobody's to read.
    private static void KeepTags(ReadOnlySpan<byte> tags, Span<byte> kept)
    {
        for (int position = 0; position < tags.Length;)
        {
            int tag = int.Parse(tags.Slice(position, 2), CultureInfo.InvariantCulture);
            int end = position + 4 + int.Parse(tags.Slice(position + 2, 2), CultureInfo.InvariantCulture);
            int shown = Names.Tags.ContainsKey(tag) && tag != Tag.WrappedKey ? end : position + 4;
            tags[position..shown].CopyTo(kept[position..]);
            position = end;
        }
    }
}
