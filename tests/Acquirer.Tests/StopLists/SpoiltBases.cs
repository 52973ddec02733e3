using System.Collections.Generic;
using System.Linq;
using Terminal.Acquirer.StopLists;

namespace Terminal.Tests.StopLists;

/// <summary>A builder that does its work badly.</summary>
/// <param name="omit">How many cards it forgets.</param>
/// <param name="spoil">What it does to the base in the end.</param>
internal sealed class SpoiltBases(int omit = 0, Action<BaseList>? spoil = null) : IBaseBuilder
{
    public BaseList Build(int list, long version, byte[] listKey, int resultBits, IEnumerable<byte[]> digests)
    {
        var built = new RibbonBases().Build(list, version, listKey, resultBits, digests.Skip(omit));
        spoil?.Invoke(built);
        return built;
    }
}
