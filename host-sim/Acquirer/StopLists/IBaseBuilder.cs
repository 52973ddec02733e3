using System.Collections.Generic;

namespace Terminal.Acquirer.StopLists;

/// <summary>Builds the bases that the publisher offers. It is not trusted: what it builds is read as a terminal reads it before it is published.</summary>
public interface IBaseBuilder
{
    /// <summary>Builds a base; the same cards must give the same pages, since a download goes on after a restart of the host.</summary>
    /// <param name="list">Which list.</param>
    /// <param name="version">Its version.</param>
    /// <param name="listKey">K_list, 32 bytes.</param>
    /// <param name="resultBits">Result bits a card: 8, 12 or 16.</param>
    /// <param name="digests">The cards, at least <see cref="Core.StopList.RibbonPage.DigestLength"/> bytes each.</param>
    BaseList Build(int list, long version, byte[] listKey, int resultBits, IEnumerable<byte[]> digests);
}
