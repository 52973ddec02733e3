using System.Collections.Generic;

namespace Terminal.Tests.Fuzz;

/// <summary>Something that takes bytes from outside, with what the fuzzer needs to know about it.</summary>
internal abstract class Decoder : IDisposable
{
    /// <summary>Names the decoder in reports, and its file of kept seeds.</summary>
    public abstract string Name { get; }

    /// <summary>Valid inputs from which others are bred; the decoder accepts all of them.</summary>
    public abstract IReadOnlyList<byte[]> Corpus { get; }

    /// <summary>Inputs of a normal run.</summary>
    public virtual int Inputs => 1_000_000;

    /// <summary>Pieces that mean something to the decoder and that chance would not find.</summary>
    public virtual IReadOnlyList<byte[]> Words => [];

    /// <summary>Decodes an input and checks what the decoder promises about it.</summary>
    /// <exception cref="Exception">Any exception is a bug of the decoder.</exception>
    public abstract Outcome Run(byte[] input);

    public virtual void Dispose()
    {
    }

    protected static void Must(bool holds, string promise)
    {
        if (!holds)
            throw new BrokenPromiseException(promise);
    }
}
