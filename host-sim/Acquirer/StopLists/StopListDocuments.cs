using System;
using System.Linq;
using System.Threading.Tasks;
using Terminal.Acquirer.Documents;
using Terminal.Acquirer.Storage;
using Terminal.Core.Keys;
using Terminal.Core.Ports;
using Terminal.Core.StopList;

namespace Terminal.Acquirer.StopLists;

/// <summary>The stop list as terminals get it: a manifest and pages to begin with, deltas to go on with. Safe on any thread.</summary>
internal sealed class StopListDocuments(StopListPublisher list, Database database, TimeProvider time, ICrypto crypto)
{
    // A terminal that has begun an older base may finish it; who would begin one older than these begins the newest.
    private const int BasesOffered = 4;

    /// <summary>The manifest of the newest base, with as many result bits as fit into the terminal's space.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="held">The version that it holds.</param>
    /// <param name="space">Pages that a slot of its flash can hold.</param>
    public async Task<Document> ManifestAsync(string terminal, KeyRing keys, long held, int space)
    {
        var (newest, newestBase) = database.Read(connection => (ListHistory.Newest(connection), ListHistory.Bases(connection, 1).FirstOrDefault()));
        if (newest is null || newestBase is null || newest.Version <= held)
            return Document.Refusal(404, "There is no newer stop list.");

        int cards = (int)newestBase.Cards;
        int resultBits = ListSpace.BestResultBits(cards, space);
        if (resultBits == 0)
        {
            int least = ListSpace.ResultBits.Min();
            string text = $"The stop list does not fit: a slot holds {space} pages, and with {least} result bits it takes {ListSpace.PagesFor(cards, least)}.";
            await database.WriteAsync(transaction => Registry.RaiseOnce(transaction, time.GetUtcNow(), terminal, $"Terminal {terminal} gets no new stop list. {text}")).ConfigureAwait(false);
            return Document.Refusal(413, text);
        }

        byte[] document = new byte[Manifest.Length];
        list.Base(newestBase.Version, resultBits).Manifest.Write(crypto, keys, document);
        return Document.Of(document);
    }

    /// <summary>The pages of a base.</summary>
    public Document Pages(long id, long version, int resultBits)
    {
        if (id != list.Id)
            return Document.Refusal(404, "There is no such stop list.");
        var bases = database.Read(connection => ListHistory.Bases(connection, BasesOffered));
        if (bases.Exists(offered => offered.Version == version))
            return Document.Of(list.Base(version, resultBits).Pages);
        return version < bases[^1].Version ? Document.Refusal(410, "This base is no longer offered; begin with the newest.") : Document.Refusal(404, "No base has this version.");
    }

    /// <summary>The delta from a version to the newest.</summary>
    /// <param name="keys">The terminal's keys.</param>
    /// <param name="from">The version that it holds.</param>
    public Document Delta(KeyRing keys, long from) => database.Read(connection =>
    {
        var newest = ListHistory.Newest(connection);
        if (newest is null || newest.Version <= from)
            return Document.Refusal(404, "There is no newer version.");
        if (!ListHistory.IsPublished(connection, from) || ListHistory.CountChanges(connection, from, newest.Version) > DeltaDocument.MostChanges)
            return Document.Refusal(410, "No delta leads from this version any more; begin with the newest base.");
        return Document.Of(list.Delta(connection, keys.ListMac, from, newest));
    });
}
