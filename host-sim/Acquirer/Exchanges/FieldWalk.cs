using System.Collections.Generic;
using System.Text;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Exchanges;

/// <summary>
/// A message read field by field as far as it can be read, for describing it and for answering format errors;
/// <see cref="Message.Parse"/> reads good messages only. A field with wrong characters is passed over, a wrong length ends the walk.
/// </summary>
internal sealed class FieldWalk
{
    private const int FieldsOffset = 36;
    private const int MacLength = 16;
    private readonly List<WalkedField> _fields = [];

    private FieldWalk()
    {
    }

    /// <summary>The fields that have their place, ascending.</summary>
    public IReadOnlyList<WalkedField> Fields => _fields;

    /// <summary>The message type as a number; -1 when it cannot be read.</summary>
    public int Mti { get; private set; } = -1;

    /// <summary>Whether every field has its place and DE128 is the end, so that the MAC can be checked.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The first fault, as a sentence; empty when there is none. It never repeats what the message holds.</summary>
    public string Fault { get; private set; } = "";

    public static FieldWalk Of(byte[] bytes, int length)
    {
        var walk = new FieldWalk();
        walk.IsComplete = walk.Read(bytes, length);
        return walk;
    }

    /// <summary>A field of a message as text; empty when it is missing or holds what it may not.</summary>
    public static string TextOf(byte[] message, int field) => Of(message, message.Length).Good(field) is { } found ? Encoding.ASCII.GetString(message, found.Offset, found.Length) : "";

    /// <summary>A field that has its place and only characters it may have; null otherwise.</summary>
    public WalkedField? Good(int number)
    {
        foreach (var field in _fields)
        {
            if (field.Number == number)
                return field.IsGood ? field : null;
        }
        return null;
    }

    private bool Read(byte[] bytes, int length)
    {
        if (length < FieldsOffset + MacLength)
            return Stop($"The message has {length} bytes; type, bitmap and DE128 alone need {FieldsOffset + MacLength}.");
        Mti = (int)Digits.Read(bytes, 0, 4);
        if (Mti < 0)
            return Stop("The message type is not four digits.");
        int wrong = Content.Misfit(Content.Hexadecimal, bytes, 4, 32);
        if (wrong >= 0)
            return Stop($"Byte {wrong}: the bitmap is not upper-case hexadecimal.");

        int position = FieldsOffset;
        for (int number = 1; number <= 128; number++)
        {
            bool isSet = HasBit(bytes, number);
            if (!isSet && number is 1 or Field.Mac)
                return Stop($"Bit {number} of the bitmap must be set.");
            if (!isSet || number == 1)
                continue;
            int digits = FieldTable.LengthDigits(number);
            if (digits < 0)
                return Stop($"Bit {number} is set, but DE{number} is not in use.");
            int size = FieldTable.Shortest(number);
            if (digits > 0)
            {
                int said = position + digits <= length ? (int)Digits.Read(bytes, position, digits) : -1;
                if (said < size || said > FieldTable.Longest(number))
                    return Stop($"DE{number}, byte {position}: the length is missing or not one that the field may have.");
                size = said;
                position += digits;
            }
            if (position + size > length)
                return Stop($"DE{number}, byte {position}: the message ends within the field.");

            int misfit = Content.Misfit(FieldTable.ContentOf(number), bytes, position, size);
            if (misfit >= 0 && Fault.Length == 0)
                Fault = $"DE{number}, byte {misfit}: a character that the field may not hold there.";
            _fields.Add(new WalkedField(number, position, size, misfit < 0));
            position += size;
        }
        return position == length || Stop($"Byte {position}: something follows DE128.");
    }

    private bool Stop(string fault)
    {
        if (Fault.Length == 0)
            Fault = fault;
        return false;
    }

    private static bool HasBit(byte[] bytes, int number)
    {
        int digit = bytes[4 + (number - 1) / 4];
        int nibble = digit <= '9' ? digit - '0' : digit - 'A' + 10;
        return (nibble & 8 >> (number - 1) % 4) != 0;
    }
}
