using System.Collections.Generic;

namespace Terminal.Acquirer.StopLists;

/// <summary>Builds bases with <see cref="ListBuilder"/>.</summary>
public sealed class RibbonBases : IBaseBuilder
{
    /// <inheritdoc/>
    public BaseList Build(int list, long version, byte[] listKey, int resultBits, IEnumerable<byte[]> digests)
    {
        var builder = new ListBuilder();
        foreach (byte[] digest in digests)
            builder.Add(digest);
        return builder.Build(list, version, listKey, resultBits);
    }
}
