using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Terminal.Tests.Fuzz;

/// <summary>Breeds inputs from valid ones. The same seed and number give the same input.</summary>
internal sealed class Mutator(IReadOnlyList<byte[]> corpus, IReadOnlyList<byte[]> words)
{
    private const int Capacity = 8192;
    private const int LongestPiece = 64;

    private static readonly string[] Numbers =
        ["", "0", "1", "-1", "00", "99", "000", "255", "256", "999", "32767", "65535", "65536", "2147483647", "2147483648", "4294967296", "999999999999", "9223372036854775807", "9223372036854775808"];

    private static readonly byte[] Edges = [0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF];

    // One of each class that decoders tell apart; the last two begin and continue a UTF-8 character.
    private static readonly byte[] Classes = [.. "0A aZz=?;%^-+.,:/\n\r\t\0"u8, 0x02, 0x03, 0x1B, 0x1D, 0x7F, 0x80, 0xD0, 0xAF];

    private readonly byte[] _bytes = new byte[Capacity];
    private int _length;
    private Chance _chance;

    /// <summary>Makes an input.</summary>
    /// <param name="seed">Of the whole run.</param>
    /// <param name="number">Of the input within the run.</param>
    public byte[] Breed(ulong seed, long number)
    {
        _chance = new Chance(seed ^ new Chance((ulong)number).Next());
        if (_chance.OneIn(50))
            Noise();
        else
            Take(_chance.Of(corpus));

        int changes = 1;
        while (changes < 12 && !_chance.OneIn(2))
            changes++;
        for (int i = 0; i < changes; i++)
            Change();
        return _bytes.AsSpan(0, _length).ToArray();
    }

    private void Noise()
    {
        _length = _chance.Below(_chance.OneIn(8) ? 1024 : 64);
        for (int i = 0; i < _length; i++)
            _bytes[i] = (byte)_chance.Next();
    }

    private void Change()
    {
        switch (_chance.Below(12))
        {
            case 0:
                Flip();
                break;
            case 1:
                Replace(Place(), 0, [(byte)_chance.Next()]);
                break;
            case 2:
                Replace(Place(), Piece(), []);
                break;
            case 3:
                Duplicate();
                break;
            case 4:
                Swap();
                break;
            case 5:
                _length = _chance.Below(_length + 1);
                break;
            case 6:
                Splice();
                break;
            case 7:
                Number();
                break;
            case 8:
                Length();
                break;
            case 9:
                Replace(Place(), 1, [_chance.Of(Classes)]);
                break;
            case 10:
                Line();
                break;
            default:
                Word();
                break;
        }
    }

    private void Flip()
    {
        int at = Place();
        Replace(at, 1, [(byte)(At(at) ^ 1 << _chance.Below(8))]);
    }

    private void Duplicate()
    {
        int from = Place();
        int count = Math.Min(Piece(), _length - from);
        Replace(_chance.OneIn(2) ? from : Place(), 0, _bytes.AsSpan(from, count).ToArray());
    }

    // Two pieces of one length change places.
    private void Swap()
    {
        int one = Place();
        int other = Place();
        int count = Math.Min(Piece(), Math.Min(Math.Abs(one - other), _length - Math.Max(one, other)));
        byte[] kept = _bytes.AsSpan(one, count).ToArray();
        _bytes.AsSpan(other, count).CopyTo(_bytes.AsSpan(one));
        kept.CopyTo(_bytes, other);
    }

    private void Splice()
    {
        byte[] other = _chance.Of(corpus);
        int from = _chance.Below(other.Length + 1);
        int count = _chance.OneIn(2) ? other.Length - from : Math.Min(Piece(), other.Length - from);
        int at = Place();
        Replace(at, _chance.OneIn(2) ? count : _length - at, other.AsSpan(from, count).ToArray());
    }

    // A number in digits becomes another; where there is none, bytes become one at the edge of their range.
    private void Number()
    {
        var (start, count) = DigitsAt(Place());
        if (count == 0)
            Replace(start, 1 + _chance.Below(4), Filled(1 + _chance.Below(4), _chance.Of(Edges)));
        else if (_chance.OneIn(3))
            Replace(start, count, Filled(count, _chance.OneIn(2) ? (byte)'0' : (byte)'9'));
        else if (_chance.OneIn(2))
            Replace(start, count, Encoding.ASCII.GetBytes(_chance.Of(Numbers)));
        else
            Write(start, count, Read(start, count) + _chance.Below(3) - 1);
    }

    // A length becomes one more, one less, or what is left of the input, in one to three digits or in one or two bytes.
    private void Length()
    {
        var (start, count) = DigitsAt(Place());
        int rest = _length - start + _chance.Below(5) - 2;
        count = Math.Min(count, 1 + _chance.Below(3));
        if (count > 0)
            Write(start, count, _chance.OneIn(2) ? rest : Read(start, count) + _chance.Below(3) - 1);
        else
            Replace(start, 1, [(byte)(_chance.OneIn(2) ? rest : At(start) + _chance.Below(3) - 1)]);
    }

    // A whole line is doubled, dropped or carried elsewhere.
    private void Line()
    {
        int at = Place();
        int start = _bytes.AsSpan(0, at).LastIndexOf((byte)'\n') + 1;
        int end = _bytes.AsSpan(at, _length - at).IndexOf((byte)'\n');
        byte[] line = _bytes.AsSpan(start, (end < 0 ? _length : at + end + 1) - start).ToArray();
        if (!_chance.OneIn(3))
            Replace(start, line.Length, []);
        if (_chance.OneIn(2))
            Replace(_bytes.AsSpan(0, Place()).LastIndexOf((byte)'\n') + 1, 0, line);
    }

    private void Word()
    {
        if (words.Count == 0)
            return;
        byte[] word = _chance.Of(words);
        Replace(Place(), _chance.OneIn(2) ? word.Length : 0, word);
    }

    // A place in the input; for an empty one, 0.
    private int Place() => _length == 0 ? 0 : _chance.Below(_length);

    private int Piece() => 1 + _chance.Below(_chance.OneIn(4) ? LongestPiece : 4);

    private byte At(int place) => _length == 0 ? (byte)0 : _bytes[place];

    private void Take(byte[] bytes)
    {
        _length = Math.Min(bytes.Length, Capacity);
        bytes.AsSpan(0, _length).CopyTo(_bytes);
    }

    private void Replace(int at, int count, ReadOnlySpan<byte> by)
    {
        count = Math.Min(count, _length - at);
        if (_length - count + by.Length > Capacity)
            return;
        _bytes.AsSpan(at + count, _length - at - count).CopyTo(_bytes.AsSpan(at + by.Length));
        by.CopyTo(_bytes.AsSpan(at));
        _length += by.Length - count;
    }

    private (int Start, int Count) DigitsAt(int place)
    {
        int start = place;
        int end = place;
        while (start > 0 && IsDigit(start - 1))
            start--;
        while (end < _length && IsDigit(end))
            end++;
        return (end > place ? start : place, end > place ? end - start : 0);
    }

    private bool IsDigit(int place) => _bytes[place] is >= (byte)'0' and <= (byte)'9';

    private long Read(int start, int count) =>
        long.Parse(Encoding.ASCII.GetString(_bytes, start, Math.Min(count, 18)), NumberStyles.None, CultureInfo.InvariantCulture);

    // In as many digits as there were, if they are enough.
    private void Write(int start, int count, long value) =>
        Replace(start, count, Encoding.ASCII.GetBytes(value.ToString("D" + Math.Min(count, 18), CultureInfo.InvariantCulture)));

    private static byte[] Filled(int count, byte value)
    {
        byte[] bytes = new byte[count];
        Array.Fill(bytes, value);
        return bytes;
    }
}
