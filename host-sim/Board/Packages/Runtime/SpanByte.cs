namespace System;

/// <summary>A part of a byte array: the device's only span.</summary>
public readonly ref struct SpanByte
{
    private readonly byte[]? _array;
    private readonly int _start;
    private readonly int _length;

    /// <summary>The whole of an array; null gives an empty span.</summary>
    public SpanByte(byte[]? array)
    {
        _array = array;
        _start = 0;
        _length = array is null ? 0 : array.Length;
    }

    /// <summary>A part of an array.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The part is not within the array.</exception>
    public SpanByte(byte[]? array, int start, int length)
    {
        int size = array is null ? 0 : array.Length;
        if (start < 0 || length < 0 || start > size || length > size - start)
            throw new ArgumentOutOfRangeException(nameof(start));
        _array = array;
        _start = start;
        _length = length;
    }

    /// <summary>A span of nothing.</summary>
    public static SpanByte Empty => default;

    /// <summary>Bytes.</summary>
    public int Length => _length;

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => _length == 0;

    /// <summary>A byte of the array behind the span.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not within the span.</exception>
    public byte this[int index]
    {
        get => _array![At(index)];
        set => _array![At(index)] = value;
    }

    /// <summary>The whole of an array.</summary>
    public static implicit operator SpanByte(byte[]? array) => new SpanByte(array);

    /// <summary>Copies to the beginning of another span; overlapping is no harm.</summary>
    /// <exception cref="ArgumentException">It does not fit.</exception>
    public void CopyTo(SpanByte destination)
    {
        if (destination._length < _length)
            throw new ArgumentException("The destination is too short.");
        if (_length > 0)
            Array.Copy(_array!, _start, destination._array!, destination._start, _length);
    }

    /// <summary>From a position to the end.</summary>
    public SpanByte Slice(int start) => Slice(start, _length - start);

    /// <summary>A part of the span.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not within the span.</exception>
    public SpanByte Slice(int start, int length)
    {
        if (start < 0 || length < 0 || start > _length || length > _length - start)
            throw new ArgumentOutOfRangeException(nameof(start));
        return new SpanByte(_array, _start + start, length);
    }

    /// <summary>A copy.</summary>
    public byte[] ToArray()
    {
        var copy = new byte[_length];
        CopyTo(copy);
        return copy;
    }

    private int At(int index) =>
        index >= 0 && index < _length ? _start + index : throw new ArgumentOutOfRangeException(nameof(index));
}
