using System;
using Terminal.Core.Ports;

namespace Terminal.Core.Journal;

/// <summary>
/// What each card bought offline in batches whose records are gone. A card's offline sum ends when a day and a contact with the acquirer have passed, not with a settlement. A card is known
/// here as in <see cref="SaleIndex"/>, by half of its digest.
/// </summary>
internal sealed class CardSums
{
    private const byte TableKind = (byte)'K';

    // A row: half of the digest (4 bytes), time of the last sale (4), how many (1), their sum (5).
    private const int RowLength = 14;
    private const int TimeOffset = 4;
    private const int CountOffset = 8;
    private const int SumOffset = 9;
    private const int SumBytes = 5;
    private const int MostSales = 255;
    private const long MostSum = (1L << 8 * SumBytes) - 1;

    // The row of all cards for which there was no place: what one of them bought counts for each.
    private const int Others = 0;

    private readonly BatchTable _table;
    private readonly int _most;

    public CardSums(IFileStore files, FlashReserve reserve, RecordSeal seal, int most)
    {
        _most = most;
        _table = new BatchTable(files, reserve, seal, TableKind, SaleFileName.Folder + "/cards", RowLength, true);
    }

    /// <summary>How long the file of so many rows is.</summary>
    public static int BytesOf(int rows) => BatchTable.BytesOf(rows, RowLength);

    /// <summary>The last batch that is in; -1 for none.</summary>
    public int Batch => _table.Batch;

    /// <summary>Reads what the flash holds.</summary>
    /// <returns>False when it is damaged.</returns>
    public bool Recover() => _table.Recover();

    /// <summary>Whether the flash gave all that there is.</summary>
    public bool IsGiven => _table.IsGiven;

    /// <summary>The rows as they are now, for <see cref="TakeBack"/>.</summary>
    public byte[] Copy()
    {
        byte[] rows = new byte[_table.Count * RowLength];
        Array.Copy(_table.Rows, rows, rows.Length);
        return rows;
    }

    /// <summary>Forgets what was changed since a copy was made and could not be written.</summary>
    public void TakeBack(byte[] rows) => _table.Take(rows, rows.Length / RowLength);

    /// <summary>How often and for how much a card bought, its last sale being at a moment or later.</summary>
    /// <param name="card">Half of its digest.</param>
    /// <param name="from">Seconds since 1970.</param>
    /// <param name="sum">Their sum.</param>
    public int Find(int card, uint from, out long sum)
    {
        int row = RowOf(card);
        row = row < 0 ? RowOf(Others) : row;
        if (row < 0 || (uint)BigEndian.Read(_table.Rows, row * RowLength + TimeOffset, 4) < from)
        {
            sum = 0;
            return 0;
        }

        sum = BigEndian.Read(_table.Rows, row * RowLength + SumOffset, SumBytes);
        return _table.Rows[row * RowLength + CountOffset];
    }

    /// <summary>Takes out the cards whose last sale was before a moment.</summary>
    public void Prune(uint from)
    {
        for (int row = _table.Count - 1; row >= 0; row--)
        {
            if ((uint)BigEndian.Read(_table.Rows, row * RowLength + TimeOffset, 4) < from)
            {
                _table.Remove(row);
            }
        }
    }

    /// <summary>Adds a sale of a card. The time of the last one holds for all of them: too long rather than too short.</summary>
    public void Add(int card, uint time, long amount)
    {
        int row = RowOf(card);
        if (row < 0 && _table.Count >= _most)
        {
            card = Others;
            row = RowOf(card);
        }

        int at = row < 0 ? _table.Add() : row * RowLength;
        byte[] rows = _table.Rows;
        uint last = (uint)BigEndian.Read(rows, at + TimeOffset, 4);
        long sum = BigEndian.Read(rows, at + SumOffset, SumBytes) + amount;
        BigEndian.Write(rows, at, 4, card);
        BigEndian.Write(rows, at + TimeOffset, 4, time > last ? time : last);
        rows[at + CountOffset] += (byte)(rows[at + CountOffset] < MostSales ? 1 : 0);
        BigEndian.Write(rows, at + SumOffset, SumBytes, sum < MostSum ? sum : MostSum);
    }

    /// <summary>Writes all, a batch now included; on return it is durable.</summary>
    /// <returns>False when the flash refused it: what is known here is then more than what it holds.</returns>
    public bool Write(int batch) => _table.Write(batch);

    private int RowOf(int card)
    {
        byte[] rows = _table.Rows;
        byte first = (byte)(card >> 24);
        int end = _table.Count * RowLength;
        for (int at = 0; at < end; at += RowLength)
        {
            if (rows[at] == first && (int)BigEndian.Read(rows, at, 4) == card)
            {
                return at / RowLength;
            }
        }

        return -1;
    }
}
