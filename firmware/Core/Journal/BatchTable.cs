using System;
using Terminal.Core.Messages;
using Terminal.Core.Ports;

namespace Terminal.Core.Journal;

/// <summary>
/// Short rows that outlive the records of a batch, in sealed parts one behind the other in one file. Written whole under the other of two names. Where the table before must
/// not be lost it is deleted only then: so a power cut at any byte leaves one whole table.
/// </summary>
internal sealed class BatchTable
{
    // A part begins with the number of its rows; its state is the number of parts, so that a table that was cut between two of them is none.
    private const int RowsOffset = 1;

    private readonly IFileStore _files;
    private readonly FlashReserve _reserve;
    private readonly RecordSeal _seal;
    private readonly byte _kind;
    private readonly string _name;
    private readonly int _rowLength;
    private readonly int _rowsAPart;
    private readonly bool _keepsOld;
    private int _letter;

    public BatchTable(IFileStore files, FlashReserve reserve, RecordSeal seal, byte kind, string name, int rowLength, bool keepsOld)
    {
        _files = files;
        _reserve = reserve;
        _seal = seal;
        _kind = kind;
        _name = name;
        _rowLength = rowLength;
        _keepsOld = keepsOld;
        _rowsAPart = RowsAPart(rowLength);
    }

    /// <summary>The batch for which the table was written; -1 while there is none.</summary>
    public int Batch { get; private set; } = -1;

    /// <summary>The rows, one behind the other.</summary>
    public byte[] Rows { get; private set; } = new byte[0];

    /// <summary>Whether the flash gave all that there is at the last <see cref="Recover"/>: what it does not give for a moment is not lost, and must not be written over.</summary>
    public bool IsGiven { get; private set; } = true;

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>How long the file of so many rows is.</summary>
    public static int BytesOf(int rows, int rowLength) => Parts(rows, RowsAPart(rowLength)) * RecordSeal.Length;

    /// <summary>Makes a place for a row at the end.</summary>
    /// <returns>Where in <see cref="Rows"/> it begins; its bytes are zero.</returns>
    public int Add()
    {
        int at = Count * _rowLength;
        if (at == Rows.Length)
        {
            byte[] more = new byte[at + _rowsAPart * _rowLength];
            Array.Copy(Rows, more, at);
            Rows = more;
        }

        Array.Clear(Rows, at, _rowLength);
        Count++;
        return at;
    }

    /// <summary>Takes a row out; the last one takes its place.</summary>
    public void Remove(int row)
    {
        Count--;
        Array.Copy(Rows, Count * _rowLength, Rows, row * _rowLength, _rowLength);
    }

    /// <summary>Forgets all rows, but not what the flash holds.</summary>
    public void Clear() => Count = 0;

    /// <summary>Puts the rows of another array in the place of all.</summary>
    public void Take(byte[] rows, int count)
    {
        Rows = new byte[count * _rowLength];
        Array.Copy(rows, Rows, Rows.Length);
        Count = count;
    }

    /// <summary>Writes the table for a batch; on return it is durable.</summary>
    /// <returns>False when the flash refused it: the table before still stands there.</returns>
    public bool Write(int batch)
    {
        int letter = 1 - _letter;
        int parts = Parts(Count, _rowsAPart);
        if (!_keepsOld)
        {
            _files.Delete(FileName(_letter));
        }

        for (int part = 0; part < parts; part++)
        {
            int first = part * _rowsAPart;
            int rows = Count - first < _rowsAPart ? Count - first : _rowsAPart;
            Array.Clear(_seal.Payload, 0, _seal.Payload.Length);
            _seal.Payload[0] = (byte)rows;
            Array.Copy(Rows, first * _rowLength, _seal.Payload, RowsOffset, rows * _rowLength);
            _seal.Seal(_kind, (byte)parts, batch);
            bool written = part == 0 ? _files.Write(FileName(letter), _seal.Sealed, RecordSeal.Length) : _files.Append(FileName(letter), _seal.Sealed, RecordSeal.Length);
            if (!written)
            {
                // A part of it may be there: all of it anew, once the reserve is given up.
                _files.Delete(FileName(letter));
                return _reserve.Release() && Write(batch);
            }
        }

        _files.Delete(FileName(_letter));
        _letter = letter;
        Batch = batch;
        return true;
    }

    /// <summary>Reads the table that was written last.</summary>
    /// <returns>False when there is one and none is whole.</returns>
    public bool Recover()
    {
        Batch = -1;
        Count = 0;
        IsGiven = true;
        int other = BatchOf(1);
        int batch = BatchOf(0);
        bool isThere = batch != FileStatus.Missing || other != FileStatus.Missing;
        _letter = batch >= 0 && (other < 0 || BatchNumber.IsBefore(other, batch)) ? 0 : 1;
        batch = _letter == 0 ? batch : other;
        if (batch < 0)
        {
            return !isThere;
        }

        Take(_letter);
        Batch = batch;
        return true;
    }

    // The batch of a whole table; otherwise below zero.
    private int BatchOf(int letter)
    {
        int length = _files.Length(FileName(letter));
        IsGiven &= length != FileStatus.Unreadable;
        if (length == FileStatus.Missing)
        {
            return FileStatus.Missing;
        }

        return length > 0 && OpenPart(letter, 0) && IsWhole(letter, length, _seal.Generation) ? _seal.Generation : FileStatus.Unreadable;
    }

    private bool IsWhole(int letter, int length, int batch)
    {
        int parts = _seal.State;
        bool isWhole = length == parts * RecordSeal.Length;
        for (int part = 1; isWhole && part < parts; part++)
        {
            isWhole = OpenPart(letter, part) && _seal.Generation == batch && _seal.State == parts;
        }

        return isWhole;
    }

    private void Take(int letter)
    {
        int parts = 1;
        for (int part = 0; part < parts && OpenPart(letter, part); part++)
        {
            parts = _seal.State;
            for (int row = 0; row < _seal.Payload[0] && row < _rowsAPart; row++)
            {
                int at = Add();
                Array.Copy(_seal.Payload, RowsOffset + row * _rowLength, Rows, at, _rowLength);
            }
        }
    }

    private bool OpenPart(int letter, int part)
    {
        int length = _files.Read(FileName(letter), part * RecordSeal.Length, _seal.Sealed, RecordSeal.Length);
        IsGiven &= length != FileStatus.Unreadable;
        return length == RecordSeal.Length && _seal.TryOpen() && _seal.Kind == _kind;
    }

    private static int RowsAPart(int rowLength) => (SaleRecord.PayloadLength - RowsOffset) / rowLength;

    private static int Parts(int rows, int rowsAPart) => rows == 0 ? 1 : (rows - 1) / rowsAPart + 1;

    private string FileName(int letter) => letter == 0 ? _name + ".a" : _name + ".b";
}
