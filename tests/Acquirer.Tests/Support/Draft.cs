using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Terminal.Core.Messages;

namespace Terminal.Tests.Support;

/// <summary>A message as text per field, right or wrong: written here by hand, so that the host is not tested against its own encoder.</summary>
internal sealed class Draft
{
    public string Mti { get; set; } = "0200";

    public SortedDictionary<int, string> Fields { get; } = [];

    public SortedDictionary<int, string> Tags { get; } = [];

    public Draft Copy()
    {
        var copy = new Draft { Mti = Mti };
        foreach (var (field, text) in Fields)
            copy.Fields[field] = text;
        foreach (var (tag, text) in Tags)
            copy.Tags[tag] = text;
        return copy;
    }

    public Draft With(int field, string? text)
    {
        var copy = Copy();
        if (text is null)
            copy.Fields.Remove(field);
        else
            copy.Fields[field] = text;
        return copy;
    }

    public Draft WithTag(int tag, string? text)
    {
        var copy = Copy();
        if (text is null)
            copy.Tags.Remove(tag);
        else
            copy.Tags[tag] = text;
        return copy;
    }

    public Draft WithMti(string mti)
    {
        var copy = Copy();
        copy.Mti = mti;
        return copy;
    }

    public byte[] Seal(byte[] macKey)
    {
        var fields = new SortedDictionary<int, string>(Fields);
        var list = new StringBuilder();
        foreach (var (tag, text) in Tags)
            list.Append(CultureInfo.InvariantCulture, $"{tag:D2}{text.Length:D2}{text}");
        if (list.Length > 0)
            fields[48] = list.ToString();

        byte[] bits = new byte[16];
        bits[0] |= 0x80;
        bits[15] |= 1;
        var body = new StringBuilder();
        foreach (var (field, text) in fields)
        {
            bits[(field - 1) / 8] |= (byte)(0x80 >> (field - 1) % 8);
            int digits = FieldTable.LengthDigits(field);
            if (digits > 0)
                body.Append(text.Length.ToString("D" + digits, CultureInfo.InvariantCulture));
            body.Append(text);
        }
        byte[] covered = Encoding.ASCII.GetBytes(Mti + System.Convert.ToHexString(bits) + body);
        byte[] mac = HMACSHA256.HashData(macKey, covered);
        return [.. covered, .. Encoding.ASCII.GetBytes(System.Convert.ToHexString(mac, 0, 8))];
    }
}
