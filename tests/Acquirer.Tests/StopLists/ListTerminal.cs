using System.Collections.Generic;
using System.Linq;
using System.Text;
using Terminal.Acquirer;
using Terminal.Acquirer.Documents;
using Terminal.Core;
using Terminal.Core.Keys;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Core.StopList;
using Terminal.Tests.Support;

namespace Terminal.Tests.StopLists;

/// <summary>The firmware's own list and its update, over files in memory and a line that asks the town's host.</summary>
internal sealed class ListTerminal : IHostLink, IClock
{
    private const int LargeBoard = 2048;
    private readonly Town _town;
    private readonly ListUpdate _update;

    /// <param name="town">The town.</param>
    /// <param name="boardBlocks">Blocks of the board's file system.</param>
    /// <param name="line">The line to the host; null for one that needs no network.</param>
    public ListTerminal(Town town, int boardBlocks = LargeBoard, IHostLink? line = null)
    {
        _town = town;
        Keys = new KeyRing(HostCrypto.Instance, town.Seed.Terminals[0].MasterKey);
        var files = new MemoryFiles();
        List = new HeldList(files, HostCrypto.Instance, Keys);
        List.Recover();
        _update = new ListUpdate(List, line ?? this, files, HostCrypto.Instance, Keys, this, Id, new FlashPlan(boardBlocks));
    }

    public static byte[] Id => "TERM0001"u8.ToArray();

    public KeyRing Keys { get; }

    public HeldList List { get; }

    /// <summary>Routes of the documents got, without queries.</summary>
    public List<string> Asked { get; } = [];

    public DateTime UtcNow => _town.Clock.Now.UtcDateTime;

    public long Uptime { get; private set; }

    /// <summary>Looks for news, and takes them.</summary>
    public void Update()
    {
        Asked.Clear();
        Uptime += 24 * 3_600_000;
        for (int step = 0; _update.IsDue; step++)
        {
            Assert.IsLessThan(100_000, step, "The update never ends.");
            _update.Advance();
        }
    }

    public Listing Find(string number) => List.Find(Encoding.ASCII.GetBytes(number), number.Length, UtcNow);

    public Document Get(string path) => Get(_town.Host, path);

    public static Document Get(PaymentSwitch host, string path) => host.Documents.GetAsync(path).GetAwaiter().GetResult();

    public Document GetSigned(string path) => Get(SignedPath.Sign(HostCrypto.Instance, Keys.MessageMac, path));

    public Document GetDelta(long from) => GetSigned(DocumentPath.Delta(Id, from));

    public Document GetManifest(long held, int space) => GetSigned(DocumentPath.Manifest(Id, held, space));

    public Manifest Read(Document manifest)
    {
        var read = new Manifest();
        Assert.IsTrue(read.Read(HostCrypto.Instance, Keys, manifest.Content.ToArray(), manifest.Content.Length), manifest.Text);
        return read;
    }

    public int Fetch(string path, int offset, byte[] buffer, int count)
    {
        Asked.Add(path.Split('?')[0]);
        var document = Get(path);
        if (document.Status != 200)
            return FetchStatus.Refused;
        int length = Math.Clamp(document.Content.Length - offset, 0, count);
        document.Content.Slice(Math.Min(offset, document.Content.Length), length).CopyTo(buffer);
        return length;
    }

    public Delivery Exchange(byte[] request, int requestLength, byte[] response, out int responseLength) => throw new NotSupportedException();

    public void Wait(int milliseconds) => throw new NotSupportedException();

    public void Wake() => throw new NotSupportedException();

    public void Set(DateTime utc) => throw new NotSupportedException();
}
