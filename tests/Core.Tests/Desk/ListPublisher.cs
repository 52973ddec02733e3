using System.Collections.Generic;
using System.Linq;
using System.Text;
using Terminal.Acquirer.StopLists;
using Terminal.Core.Keys;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Core.StopList;

namespace Terminal.Tests.Desk;

/// <summary>Offers bases and deltas of a stop list to one terminal, and lets the line fail as told.</summary>
public sealed class ListPublisher(ICrypto crypto, KeyRing keys, IClock clock) : IHostLink
{
    public const int List = 7;

    private static readonly byte[] ListKey = Encoding.ASCII.GetBytes("ABCDEF0123456789abcdef0123456789");
    private static readonly Dictionary<(long Version, string First, int Cards, int ResultBits), (BaseList List, byte[] Pages)> Built = [];

    private readonly SortedDictionary<long, HashSet<string>> _versions = [];
    private readonly SortedDictionary<long, (BaseList List, byte[] Pages)> _bases = [];
    private readonly Dictionary<(long From, long To), byte[]> _deltas = [];
    private readonly Dictionary<long, long> _created = [];

    /// <summary>Faults of the coming requests, in order; none when it is empty.</summary>
    public Queue<LineFault> Faults { get; } = new();

    /// <summary>Every request, without terminal and MAC.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>What becomes of a document on its way.</summary>
    public Func<string, byte[], byte[]> Tamper { get; set; } = (_, document) => document;

    public TimeSpan Validity { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The oldest base that deltas are made for.</summary>
    public long OldestBase { get; set; }

    /// <summary>Whether deltas are offered at all.</summary>
    public bool OffersDeltas { get; set; } = true;

    public long Newest => _versions.Count == 0 ? 0 : _versions.Keys.Last();

    public IReadOnlySet<string> Cards(long version) => _versions[version];

    /// <summary>Publishes a version as a base and as a delta from all before it.</summary>
    public void PublishBase(long version, IEnumerable<string> cards, int resultBits = 16)
    {
        PublishDelta(version, cards);
        HashSet<string> set = _versions[version];
        lock (Built)
        {
            if (!Built.TryGetValue((version, set.First(), set.Count, resultBits), out var built))
            {
                ListBuilder builder = new();
                foreach (string card in set)
                    builder.Add(Digest(card));
                BaseList list = builder.Build(List, version, ListKey, resultBits);
                built = Built[(version, set.First(), set.Count, resultBits)] = (list, [.. list.Pages.SelectMany(page => page)]);
            }

            _bases[version] = built;
        }
    }

    /// <summary>Publishes a version as a delta from all before it.</summary>
    public void PublishDelta(long version, IEnumerable<string> cards)
    {
        _versions[version] = cards as HashSet<string> ?? [.. cards];
        _created[version] = Seconds(clock.UtcNow);
    }

    public void Withdraw(long version) => _bases.Remove(version);

    public byte[] Delta(long from, long to)
    {
        if (!_deltas.TryGetValue((from, to), out byte[]? delta))
            delta = _deltas[(from, to)] = Delta(from, to, _versions[to].Except(_versions[from]), _versions[from].Except(_versions[to]));
        return delta;
    }

    public byte[] Delta(long from, long to, IEnumerable<string> on, IEnumerable<string> off, int list = List)
    {
        long created = _created.GetValueOrDefault(to, Seconds(clock.UtcNow));
        ListEdition edition = new()
        {
            List = list,
            Base = OldestBase,
            Version = to,
            Created = created,
            ValidUntil = Math.Max(created, created + (long)Validity.TotalSeconds),
            Cards = _versions.TryGetValue(to, out HashSet<string>? set) ? set.Count : 0,
        };
        var changes = on.Select(card => (Digest: Digest(card), IsOff: false)).Concat(off.Select(card => (Digest: Digest(card), IsOff: true)))
            .OrderBy(change => Convert.ToHexString(change.Digest), StringComparer.Ordinal).ToArray();
        List<byte> document = [];
        for (int at = 0; at == 0 || at < changes.Length; at += DeltaBlock.Capacity)
        {
            DeltaBlock block = new(new byte[DeltaBlock.Length]);
            block.Begin(edition, from, at / DeltaBlock.Capacity);
            foreach (var (digest, isOff) in changes.Skip(at).Take(DeltaBlock.Capacity))
                block.Put(digest, 0, isOff);
            block.Seal(crypto, keys.ListMac, at + DeltaBlock.Capacity >= changes.Length);
            document.AddRange(block.Bytes);
        }

        return [.. document];
    }

    public byte[] ManifestOf(long version)
    {
        Manifest built = _bases[version].List.Manifest;
        built.Created = _created[version];
        built.ValidUntil = built.Created + (long)Validity.TotalSeconds;
        byte[] manifest = new byte[Manifest.Length];
        built.Write(crypto, keys, manifest);
        return manifest;
    }

    public Delivery Exchange(byte[] request, int requestLength, byte[] response, out int responseLength) => throw new NotSupportedException();

    public int Fetch(string path, int offset, byte[] buffer, int count)
    {
        Requests.Add(path.Split("&mac=")[0].Replace("terminal=TERM0001&", ""));
        LineFault fault = Faults.Count > 0 ? Faults.Dequeue() : LineFault.None;
        clock.Wait(fault == LineFault.None ? 200 : 30_000);
        if (fault is LineFault.NoRoute or LineFault.RequestLost or LineFault.AnswerLost)
            return FetchStatus.NoAnswer;
        if (Document(path) is not { } document)
            return FetchStatus.Refused;
        document = fault == LineFault.Garbage ? Encoding.ASCII.GetBytes(new string('<', offset + count)) : Tamper(path, document);
        int length = Math.Clamp(document.Length - offset, 0, count);
        document.AsSpan(Math.Min(offset, document.Length), length).CopyTo(buffer);
        return length;
    }

    private byte[]? Document(string path)
    {
        if (path.StartsWith(DocumentPath.DeltaRoute + "?"))
        {
            Assert.IsTrue(SignedPath.IsGenuine(crypto, keys.MessageMac, path));
            long from = Query(path, "from");
            return OffersDeltas && from < Newest && _versions.ContainsKey(from) ? Delta(from, Newest) : null;
        }

        if (path.StartsWith(DocumentPath.ManifestRoute + "?"))
        {
            Assert.IsTrue(SignedPath.IsGenuine(crypto, keys.MessageMac, path));
            long space = Query(path, "space");
            long newest = _bases.Where(each => each.Value.List.Manifest.Pages <= space).Select(each => each.Key).DefaultIfEmpty(0).Last();
            return newest > Query(path, "held") ? ManifestOf(newest) : null;
        }

        foreach (var (list, pages) in _bases.Values)
        {
            if (path == DocumentPath.Pages(List, list.Manifest.Version, list.Manifest.ResultBits))
                return pages;
        }

        return null;
    }

    private static long Query(string path, string name) => long.Parse(path.Split('?')[1].Split('&').Select(pair => pair.Split('=')).Single(pair => pair[0] == name)[1]);

    private byte[] Digest(string card) => crypto.Hmac(ListKey, Encoding.ASCII.GetBytes(card), 0, card.Length);

    private static long Seconds(DateTime utc) => (utc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond;
}
