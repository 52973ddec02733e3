using System;
using System.Text;
using Terminal.Core.Keys;
using Terminal.Core.Ports;

namespace Terminal.Core.Messages;

/// <summary>
/// One ISO 8583 message in one reused buffer, with the places of its fields: built by <see cref="Begin"/>, Put... and <see cref="Seal"/>, or read by <see cref="Parse"/>.
/// It may hold card data: <see cref="Clear"/> it after use. Not for several threads.
/// </summary>
public sealed class Message
{
    /// <summary>Enough for every message that a terminal sends or takes.</summary>
    public const int TerminalCapacity = 600;

    private const int BitmapOffset = 4;
    private const int BitmapLength = 32;
    private const int FieldsOffset = BitmapOffset + BitmapLength;
    private const int Word = 8;
    private const int MacLength = Mac.HexLength;

    // By index in the table of fields; of use only where the bit of the index is set in _present.
    private readonly short[] _offsets = new short[FieldTable.Count];
    private readonly short[] _lengths = new short[FieldTable.Count];
    private int _present;
    private readonly byte[] _bytes;

    // Fields are put in ascending order: the first index that is still free.
    private int _next;

    /// <summary>Makes an empty message.</summary>
    /// <param name="capacity">The most bytes it can hold, 52 to 32,767.</param>
    public Message(int capacity)
    {
        if (capacity < FieldsOffset + MacLength || capacity > short.MaxValue)
            throw new ArgumentException("capacity");

        _bytes = new byte[capacity];
    }

    /// <summary>The buffer. A received message is put here and then parsed.</summary>
    public byte[] Bytes => _bytes;

    /// <summary>Bytes of the message so far; 0 when there is none.</summary>
    public int Length { get; private set; }

    /// <summary>The message type as a number, see <see cref="Messages.Mti"/>; 0 when there is none.</summary>
    public int Mti { get; private set; }

    /// <summary>The field in which <see cref="Parse"/> found the fault; 0 when it lies before the fields, after them, or nowhere.</summary>
    public int FaultField { get; private set; }

    /// <summary>Where in <see cref="Bytes"/> <see cref="Parse"/> found the fault; 0 when there is none.</summary>
    public int FaultOffset { get; private set; }

    /// <summary>Wipes the message and its whole buffer.</summary>
    public void Clear()
    {
        Array.Clear(_bytes, 0, _bytes.Length);
        Forget();
    }

    /// <summary>Begins a new message; what was in the buffer is wiped.</summary>
    /// <param name="mti">One of <see cref="Messages.Mti"/>.</param>
    public void Begin(int mti)
    {
        Clear();
        Mti = mti;
        if (!Digits.Write(mti, _bytes, 0, BitmapOffset))
            throw new ArgumentException("mti");

        // Until Seal the bitmap holds one number of 0 to 15 a byte.
        _bytes[BitmapOffset] = 8;
        Length = FieldsOffset;
    }

    /// <summary>Adds a field; fields come in ascending order. A fixed ans field is padded with spaces.</summary>
    /// <exception cref="ArgumentException">The field is not in use, out of order, or cannot hold this text; or the buffer is full.</exception>
    public void Put(int field, byte[] text, int offset, int length)
    {
        int index = Fill(field, text, offset, length);
        if (Content.Misfit(FieldTable.Rows[index * FieldTable.Columns + 4], _bytes, _offsets[index], _lengths[index]) >= 0)
            throw new ArgumentException("text");
    }

    /// <summary>Adds a field whose length is known from the table, as a number with leading zeros; fields come in ascending order.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Put(int, byte[], int, int)"/>, or the number is negative or too large.</exception>
    public void PutNumber(int field, long value)
    {
        int index = Find(field);
        int width = FieldTable.Rows[index * FieldTable.Columns + 2];
        if (width != FieldTable.LongestAt(index))
            throw new ArgumentException("field");

        Open(index, width);
        if (!Digits.Write(value, _bytes, _offsets[index], width))
            throw new ArgumentException("value");
    }

    /// <summary>Adds a field from a string, as <see cref="Put(int, byte[], int, int)"/> does. Never for card data.</summary>
    public void PutText(int field, string ascii)
    {
        byte[] text = Encoding.UTF8.GetBytes(ascii);
        Put(field, text, 0, text.Length);
    }

    /// <summary>Adds a field as it stands in another message, as <see cref="Put(int, byte[], int, int)"/> does.</summary>
    public void PutSame(int field, Message other) => Put(field, other._bytes, other.Offset(field), other.LengthOf(field));

    /// <summary>Adds the tags as DE48.</summary>
    public void PutTags(TagList tags) => Fill(Field.PrivateData, tags.Bytes, 0, tags.Length);

    /// <summary>Completes the message: bitmap, then DE128.</summary>
    public void Seal(ICrypto crypto, byte[] macKey)
    {
        int index = Find(Field.Mac);
        Open(index, MacLength);
        for (int i = BitmapOffset; i < FieldsOffset; i++)
            _bytes[i] = Mac.HexDigit(_bytes[i]);

        int start = _offsets[index];
        Mac.WriteHex(crypto.Hmac(macKey, _bytes, 0, start), _bytes, start);
    }

    /// <summary>Reads the message in <see cref="Bytes"/>, whatever it holds. After anything but <see cref="ParseResult.Ok"/> it has no fields.</summary>
    /// <param name="length">How many bytes were received.</param>
    public ParseResult Parse(int length)
    {
        Forget();
        if (length < FieldsOffset + MacLength || length > _bytes.Length)
            return ParseResult.BadSize;
        int mti = (int)Digits.Read(_bytes, 0, BitmapOffset);
        if (mti < 0)
            return ParseResult.BadType;

        ParseResult result = ReadBitmap();
        if (result == ParseResult.Ok)
            result = ReadFields(length);
        if (result != ParseResult.Ok)
        {
            _present = 0;
            return result;
        }

        Mti = mti;
        Length = length;
        _next = _offsets.Length;
        return result;
    }

    /// <summary>Whether the message has a field.</summary>
    public bool Has(int field) => Present(field) >= 0;

    /// <summary>Where in <see cref="Bytes"/> a field's text begins, behind its length; 0 when the message has no such field.</summary>
    public int Offset(int field)
    {
        int index = Present(field);
        return index < 0 ? 0 : _offsets[index];
    }

    /// <summary>How many characters a field has; 0 when the message has no such field.</summary>
    public int LengthOf(int field)
    {
        int index = Present(field);
        return index < 0 ? 0 : _lengths[index];
    }

    /// <summary>A field as a number; -1 when it is missing, holds anything but digits, or more than 18.</summary>
    public long Number(int field)
    {
        int index = Present(field);
        return index < 0 ? -1 : Digits.Read(_bytes, _offsets[index], _lengths[index]);
    }

    /// <summary>Whether both messages have the field and it is the same in both.</summary>
    public bool SameField(Message other, int field)
    {
        int index = Present(field);
        return index >= 0 && (other._present & 1 << index) != 0 && SameAt(other, index);
    }

    /// <summary>Whether two sealed or parsed messages differ in nothing but the last digit of the type and DE128: one is then the repeat of the other.</summary>
    public bool SameContent(Message other)
    {
        if (Length != other.Length || Length == 0)
            return false;

        int end = Length - MacLength;
        for (int i = 0; i < end; i++)
        {
            if (_bytes[i] != other._bytes[i] && i != BitmapOffset - 1)
                return false;
        }

        return true;
    }

    /// <summary>Whether DE128 of a sealed or parsed message is right: over the bytes as they stand, compared in constant time.</summary>
    public bool IsGenuine(ICrypto crypto, byte[] macKey)
    {
        int start = Offset(Field.Mac);
        return start > 0 && Mac.MatchesHex(crypto.Hmac(macKey, _bytes, 0, start), _bytes, start);
    }

    /// <summary>Looks for a tag of DE48.</summary>
    /// <param name="tag">One of <see cref="Tag"/>.</param>
    /// <param name="offset">Where in <see cref="Bytes"/> its value begins.</param>
    /// <param name="length">How many characters it has.</param>
    public bool FindTag(int tag, out int offset, out int length) =>
        TagList.Find(tag, _bytes, Offset(Field.PrivateData), LengthOf(Field.PrivateData), out offset, out length);

    /// <summary>A tag of DE48 as a number; -1 when it is missing, holds anything but digits, or more than 18.</summary>
    public long TagNumber(int tag) => FindTag(tag, out int offset, out int length) ? Digits.Read(_bytes, offset, length) : -1;

    /// <summary>The fields present, one bit for each index in the table.</summary>
    internal int PresentFields => _present;

    /// <summary>Whether a field that both messages have is the same in both.</summary>
    /// <param name="other">The other message.</param>
    /// <param name="index">The field's index in the table.</param>
    internal bool SameAt(Message other, int index)
    {
        int length = _lengths[index];
        if (other._lengths[index] != length)
            return false;

        byte[] ours = _bytes, theirs = other._bytes;
        int here = _offsets[index], there = other._offsets[index];
        int end = here + length;
        while (end - here >= Word && BitConverter.ToInt64(ours, here) == BitConverter.ToInt64(theirs, there))
        {
            here += Word;
            there += Word;
        }

        while (here < end && ours[here] == theirs[there])
        {
            here++;
            there++;
        }

        return here == end;
    }

    private int Present(int field)
    {
        int index = FieldTable.IndexOf(field);
        return index >= 0 && (_present & 1 << index) != 0 ? index : -1;
    }

    private void Forget()
    {
        _present = 0;
        _next = 0;
        Length = 0;
        Mti = 0;
        FaultField = 0;
        FaultOffset = 0;
    }

    // The index of the field to put.
    private int Find(int field)
    {
        int index = _next;
        while (index < _offsets.Length && FieldTable.Rows[index * FieldTable.Columns] < field)
            index++;
        if (Length == 0 || index == _offsets.Length || FieldTable.Rows[index * FieldTable.Columns] != field)
            throw new ArgumentException("field");

        return index;
    }

    // Makes room for a field: its bit, its length in front, its place.
    private void Open(int index, int width)
    {
        int row = index * FieldTable.Columns;
        int digits = FieldTable.Rows[row + 1];
        if (width < FieldTable.Rows[row + 2] || width > FieldTable.LongestAt(index))
            throw new ArgumentException("length");
        if (Length + digits + width > _bytes.Length)
            throw new ArgumentException("Bytes");

        if (digits > 0)
            Digits.Write(width, _bytes, Length, digits);
        int bit = FieldTable.Rows[row] - 1;
        _bytes[BitmapOffset + (bit >> 2)] |= (byte)(8 >> (bit & 3));
        _present |= 1 << index;
        _next = index + 1;
        _offsets[index] = (short)(Length + digits);
        _lengths[index] = (short)width;
        Length += digits + width;
    }

    private int Fill(int field, byte[] text, int offset, int length)
    {
        int index = Find(field);
        int row = index * FieldTable.Columns;
        int width = length;
        if (FieldTable.Rows[row + 1] == 0 && FieldTable.Rows[row + 4] == Content.Text && length < FieldTable.Rows[row + 2])
            width = FieldTable.Rows[row + 2];

        Open(index, width);
        int start = _offsets[index];
        Array.Copy(text, offset, _bytes, start, length);
        for (int i = start + length; i < start + width; i++)
            _bytes[i] = (byte)' ';
        return index;
    }

    private ParseResult ReadBitmap()
    {
        int index = 0;
        for (int i = 0; i < BitmapLength; i++)
        {
            int c = _bytes[BitmapOffset + i];
            if (c == '0' && i > 0)
                continue;

            int nibble = c is >= '0' and <= '9' ? c - '0' : c is >= 'A' and <= 'F' ? c - 'A' + 10 : -1;
            if (nibble < 0)
                return Fault(ParseResult.BadBitmap, 0, BitmapOffset + i);
            if (i == 0)
            {
                // Bit 1 announces the second half of the bitmap and no field.
                if (nibble < 8)
                    return Fault(ParseResult.MissingBit, 0, BitmapOffset);
                nibble -= 8;
            }

            for (int field = i * 4 + 1; nibble != 0; field++, nibble = nibble << 1 & 15)
            {
                if (nibble < 8)
                    continue;
                while (FieldTable.Rows[index * FieldTable.Columns] < field)
                    index++;
                if (FieldTable.Rows[index * FieldTable.Columns] != field)
                    return Fault(field is 64 or 65 ? ParseResult.ForbiddenBit : ParseResult.UnknownField, field, BitmapOffset + i);
                _present |= 1 << index;
            }
        }

        bool hasMac = (_present >> _offsets.Length - 1 & 1) != 0;
        return hasMac ? ParseResult.Ok : Fault(ParseResult.MissingBit, 0, FieldsOffset - 1);
    }

    private ParseResult ReadFields(int length)
    {
        int position = FieldsOffset;
        for (int index = 0; index < _offsets.Length; index++)
        {
            if ((_present & 1 << index) == 0)
                continue;

            int row = index * FieldTable.Columns;
            int field = FieldTable.Rows[row];
            int digits = FieldTable.Rows[row + 1];
            int width = FieldTable.Rows[row + 2];
            int start = position + digits;
            if (digits > 0)
            {
                if (start > length)
                    return Fault(ParseResult.Truncated, field, position);
                int said = (int)Digits.Read(_bytes, position, digits);
                if (said < width || said > FieldTable.LongestAt(index))
                    return Fault(ParseResult.BadLength, field, position);
                width = said;
            }

            if (start + width > length)
                return Fault(ParseResult.Truncated, field, position);
            int misfit = Content.Misfit(FieldTable.Rows[row + 4], _bytes, start, width);
            if (misfit >= 0)
                return Fault(ParseResult.BadContent, field, misfit);

            _offsets[index] = (short)start;
            _lengths[index] = (short)width;
            position = start + width;
        }

        return position == length ? ParseResult.Ok : Fault(ParseResult.TrailingBytes, 0, position);
    }

    private ParseResult Fault(ParseResult result, int field, int offset)
    {
        FaultField = field;
        FaultOffset = offset;
        return result;
    }
}
