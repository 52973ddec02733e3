using System;
using Terminal.Core.Ports;

namespace Terminal.Tests.StopList;

/// <summary>A few files in memory; they never fail.</summary>
public sealed class MemoryFiles : IFileStore
{
    private readonly string[] _names = new string[16];
    private readonly byte[][] _contents = new byte[16][];
    private int _count;

    public string[]? List(string folder) => throw new NotSupportedException();

    public int Read(string name, byte[] buffer)
    {
        int length = Length(name);
        return length > buffer.Length ? FileStatus.Unreadable : length < 0 ? length : Read(name, 0, buffer, length);
    }

    public int Read(string name, int offset, byte[] buffer, int count)
    {
        int length = Length(name);
        if (length < 0)
            return length;
        int read = offset >= length ? 0 : length - offset < count ? length - offset : count;
        Array.Copy(Contents(name), offset < length ? offset : length, buffer, 0, read);
        return read;
    }

    public int Length(string name)
    {
        int place = PlaceOf(name);
        return place < 0 ? FileStatus.Missing : _contents[place].Length;
    }

    public bool Write(string name, byte[] data, int length)
    {
        byte[] contents = new byte[length];
        Array.Copy(data, contents, length);
        int place = PlaceOf(name);
        place = place < 0 ? _count++ : place;
        _names[place] = name;
        _contents[place] = contents;
        return true;
    }

    public bool Append(string name, byte[] data, int length)
    {
        int before = Length(name);
        before = before < 0 ? 0 : before;
        byte[] contents = new byte[before + length];
        if (before > 0)
            Array.Copy(Contents(name), contents, before);
        Array.Copy(data, 0, contents, before, length);
        return Write(name, contents, contents.Length);
    }

    public bool Delete(string name)
    {
        int place = PlaceOf(name);
        if (place >= 0)
        {
            _count--;
            _names[place] = _names[_count];
            _contents[place] = _contents[_count];
        }

        return true;
    }

    /// <summary>The file itself: what is changed in it is changed in the flash.</summary>
    public byte[] Contents(string name) => _contents[PlaceOf(name)];

    private int PlaceOf(string name)
    {
        for (int i = 0; i < _count; i++)
        {
            if (_names[i] == name)
                return i;
        }

        return -1;
    }
}
