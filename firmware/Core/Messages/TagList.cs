using System;
using System.Text;

namespace Terminal.Core.Messages;

/// <summary>DE48: a list of tag (n2), length (n2) and value, ascending. An object of this class builds one in a reused buffer; the static methods read one.</summary>
public sealed class TagList
{
    private const int HeadLength = 4;
    private int _last;

    /// <summary>Makes an empty list.</summary>
    /// <param name="capacity">The most bytes it can hold; DE48 takes no more than 999.</param>
    public TagList(int capacity) => Bytes = new byte[capacity];

    /// <summary>The buffer.</summary>
    public byte[] Bytes { get; }

    /// <summary>Bytes of the list so far.</summary>
    public int Length { get; private set; }

    /// <summary>Begins a new list; the old one is wiped.</summary>
    public void Clear()
    {
        Array.Clear(Bytes, 0, Bytes.Length);
        Length = 0;
        _last = 0;
    }

    /// <summary>Adds a tag; tags come in ascending order.</summary>
    /// <exception cref="ArgumentException">The tag is not in use, out of order, or cannot hold this text; or the buffer is full.</exception>
    public void Put(int tag, byte[] text, int offset, int length)
    {
        int start = Open(tag, length);
        Array.Copy(text, offset, Bytes, start, length);
        if (Content.Misfit(Tag.ContentOf(tag), Bytes, start, length) >= 0)
            throw new ArgumentException("text");
    }

    /// <summary>Adds a tag of fixed length as a number with leading zeros; tags come in ascending order.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Put"/>, or the number is negative or too large.</exception>
    public void PutNumber(int tag, long value)
    {
        int width = Tag.Longest(tag);
        if (width != Tag.Shortest(tag))
            throw new ArgumentException("tag");
        if (!Digits.Write(value, Bytes, Open(tag, width), width))
            throw new ArgumentException("value");
    }

    /// <summary>Adds a tag from a string, as <see cref="Put"/> does.</summary>
    public void PutText(int tag, string ascii)
    {
        byte[] text = Encoding.UTF8.GetBytes(ascii);
        Put(tag, text, 0, text.Length);
    }

    /// <summary>Looks for a tag in a well-formed list.</summary>
    /// <param name="tag">One of <see cref="Tag"/>.</param>
    /// <param name="bytes">Holds the list.</param>
    /// <param name="start">Where the list begins.</param>
    /// <param name="size">Its length in bytes.</param>
    /// <param name="offset">Where the value begins; 0 when the tag is missing.</param>
    /// <param name="length">How many characters it has; 0 when the tag is missing.</param>
    public static bool Find(int tag, byte[] bytes, int start, int size, out int offset, out int length)
    {
        int end = start + size;
        for (int position = start; position < end; position += HeadLength + length)
        {
            offset = position + HeadLength;
            length = (int)Digits.Read(bytes, position + 2, 2);
            if (Digits.Read(bytes, position, 2) == tag)
                return true;
        }

        offset = 0;
        length = 0;
        return false;
    }

    /// <summary>Looks for the first place where the bytes are no proper list: numbers, order, ends, and the format of each tag in use.</summary>
    /// <returns>Where in <paramref name="bytes"/> it is, or -1 when all is well.</returns>
    public static int Misfit(byte[] bytes, int offset, int length)
    {
        int end = offset + length;
        int last = -1;
        while (offset < end)
        {
            if (end - offset < HeadLength)
                return offset;
            int tag = (int)Digits.Read(bytes, offset, 2);
            int width = (int)Digits.Read(bytes, offset + 2, 2);
            if (tag <= last)
                return offset;
            if (width < Tag.Shortest(tag) || width > Tag.Longest(tag) || width > end - offset - HeadLength)
                return offset + 2;

            int misfit = Content.Misfit(Tag.ContentOf(tag), bytes, offset + HeadLength, width);
            if (misfit >= 0)
                return misfit;
            last = tag;
            offset += HeadLength + width;
        }

        return -1;
    }

    private int Open(int tag, int length)
    {
        if (tag <= _last || !Tag.IsKnown(tag))
            throw new ArgumentException("tag");
        if (length < Tag.Shortest(tag) || length > Tag.Longest(tag))
            throw new ArgumentException("length");
        if (Length + HeadLength + length > Bytes.Length)
            throw new ArgumentException("Bytes");

        Digits.Write(tag, Bytes, Length, 2);
        Digits.Write(length, Bytes, Length + 2, 2);
        int start = Length + HeadLength;
        Length = start + length;
        _last = tag;
        return start;
    }
}
