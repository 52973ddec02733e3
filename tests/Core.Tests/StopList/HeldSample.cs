using System;
using Terminal.Core;
using Terminal.Core.Ports;
using Terminal.Core.StopList;
using Terminal.Tests.Keys;
using Terminal.Tests.Messages;

namespace Terminal.Tests.StopList;

/// <summary>The list of <see cref="ListSample"/>, held and to be had: a flash, a clock that moves when it is waited on, and an acquirer that offers documents.</summary>
public sealed class HeldSample : IHostLink, IClock
{
    /// <summary>A card that is on the list.</summary>
    public const string Listed = "9990000000001019";

    /// <summary>A card that is not.</summary>
    public const string Unlisted = "9991000000000000";

    public HeldSample()
    {
        List = new HeldList(Files, Sample.Crypto(), ListSample.Keys());
    }

    public MemoryFiles Files { get; } = new MemoryFiles();

    public HeldList List { get; private set; }

    /// <summary>The delta that the acquirer offers; none when it is null.</summary>
    public byte[]? Delta { get; set; }

    public bool IsLineUp { get; set; } = true;

    public int Requests { get; private set; }

    public DateTime UtcNow { get; set; } = new DateTime(2026, 11, 22, 12, 0, 0);

    public long Uptime { get; private set; }

    /// <summary>Puts the list into the flash, as an update leaves it.</summary>
    public HeldSample Hold(DeltaBlock? overlay)
    {
        byte[] manifest = Hex.Bytes(ListSample.Manifest);
        Files.Write("list/manifest.a", manifest, manifest.Length);
        Files.Write("list/base.a", ListSample.Page(), RibbonPage.Length);
        ListEdition edition = new ListEdition();
        edition.Take(ListSample.Read());
        ListSelector selector = new ListSelector();
        selector.Follow(new ListSelector());
        selector.Base = 'a';
        if (overlay is not null)
        {
            overlay.ReadEdition(edition);
            Files.Write("list/overlay.a", overlay.Bytes, DeltaBlock.Length);
            selector.BeginOverlay('a');
            selector.AddBlock(overlay);
        }

        selector.Lead(edition);
        Assert.IsTrue(selector.Write(Files, Sample.Crypto(), ListSample.Keys().ListMac));
        return Restart();
    }

    public HeldSample Restart()
    {
        List = new HeldList(Files, Sample.Crypto(), ListSample.Keys());
        List.Recover();
        return this;
    }

    public int Find(string pan) => (int)List.Find(Sample.Bytes(pan), pan.Length, UtcNow);

    /// <summary>Takes steps until nothing is due.</summary>
    public void Bring()
    {
        ListUpdate update = new ListUpdate(List, this, Files, Sample.Crypto(), ListSample.Keys(), this, Sample.Bytes("TERM0001"), new FlashPlan(FlashPlan.SmallestBoard));
        for (int i = 0; i < 50 && (update.IsDue || i == 0); i++)
            update.Advance();
    }

    /// <summary>A delta of one block from the sample's base, or from a later version, that puts one card on and takes one off.</summary>
    public static DeltaBlock Change(long from, long to, string on, string off)
    {
        Manifest manifest = ListSample.Read();
        ListEdition edition = new ListEdition();
        edition.Take(manifest);
        edition.Version = to;
        DeltaBlock block = new DeltaBlock(new byte[DeltaBlock.Length]);
        block.Begin(edition, from, 0);
        byte[] first = ListSample.Digest(manifest, on);
        byte[] second = ListSample.Digest(manifest, off);
        bool isInOrder = DeltaBlock.Compare(first, 0, second, 0) < 0;
        block.Put(isInOrder ? first : second, 0, !isInOrder);
        block.Put(isInOrder ? second : first, 0, isInOrder);
        block.Seal(Sample.Crypto(), ListSample.Keys().ListMac, true);
        return block;
    }

    public Delivery Exchange(byte[] request, int requestLength, byte[] response, out int responseLength) => throw new NotSupportedException();

    public int Fetch(string path, int offset, byte[] buffer, int count)
    {
        Requests++;
        if (!IsLineUp)
            return FetchStatus.NoAnswer;
        byte[]? document = path.StartsWith("/stop-list/manifest") ? Hex.Bytes(ListSample.Manifest)
            : path.StartsWith("/stop-list/delta") ? Delta
            : path == "/stop-list/1/0000000042/12" ? ListSample.Page() : null;
        if (document is null)
            return FetchStatus.Refused;
        int length = document.Length - offset < count ? document.Length - offset : count;
        length = length < 0 ? 0 : length;
        Array.Copy(document, document.Length - length < offset ? document.Length - length : offset, buffer, 0, length);
        return length;
    }

    public void Wait(int milliseconds) => Uptime += milliseconds;

    public void Wake()
    {
    }

    public void Set(DateTime utc) => UtcNow = utc;
}
