using System.Collections.Generic;

namespace Terminal.Tests.StopListMeasures;

/// <summary>A structure as it lies in the terminal's flash: blocks of 4,096 bytes, of which one is held in memory.</summary>
public sealed class Blocks
{
    /// <summary>Bytes of a block.</summary>
    public const int Length = 4096;

    private readonly List<byte[]> _blocks = [];
    private int _held = -1;

    /// <summary>Blocks there are.</summary>
    public int Count => _blocks.Count;

    /// <summary>Blocks read so far.</summary>
    public long Reads { get; private set; }

    /// <summary>A block to be filled; made when it is the next.</summary>
    public byte[] this[int number]
    {
        get
        {
            while (_blocks.Count <= number)
                _blocks.Add(new byte[Length]);
            return _blocks[number];
        }
    }

    /// <summary>The block in memory; read unless it is there.</summary>
    public byte[] Read(int number)
    {
        if (number != _held)
            Reads++;
        _held = number;
        return _blocks[number];
    }

    /// <summary>Nothing is in memory any longer.</summary>
    public void Forget() => _held = -1;
}
