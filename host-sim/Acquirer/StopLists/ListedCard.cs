using System;
using System.Buffers.Binary;
using Terminal.Core.StopList;

namespace Terminal.Acquirer.StopLists;

/// <summary>A card to be listed: the <see cref="RibbonPage.DigestLength"/> bytes of its digest that the pages are made from, 24 bytes in memory.</summary>
/// <param name="Head">Bytes 0 to 7 as one number, most significant first: the order of the pages.</param>
/// <param name="Coefficients">Bytes 8 to 15, least significant first.</param>
/// <param name="Result">Bytes 16 to 19, least significant first.</param>
internal readonly record struct ListedCard(ulong Head, ulong Coefficients, uint Result) : IComparable<ListedCard>
{
    /// <summary>Bytes 4 to 7, least significant first.</summary>
    public uint StartKey => BinaryPrimitives.ReverseEndianness((uint)Head);

    public static ListedCard Of(ReadOnlySpan<byte> digest) => new(
        BinaryPrimitives.ReadUInt64BigEndian(digest), BinaryPrimitives.ReadUInt64LittleEndian(digest[8..]), BinaryPrimitives.ReadUInt32LittleEndian(digest[16..]));

    public void WriteDigest(Span<byte> to)
    {
        BinaryPrimitives.WriteUInt64BigEndian(to, Head);
        BinaryPrimitives.WriteUInt64LittleEndian(to[8..], Coefficients);
        BinaryPrimitives.WriteUInt32LittleEndian(to[16..], Result);
    }

    public int PageOf(int pages) => RibbonPage.NumberOf((uint)(Head >> 32), pages);

    public int CompareTo(ListedCard other)
    {
        int order = Head.CompareTo(other.Head);
        if (order == 0)
            order = Coefficients.CompareTo(other.Coefficients);
        return order == 0 ? Result.CompareTo(other.Result) : order;
    }
}
