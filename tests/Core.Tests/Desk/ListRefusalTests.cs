using System.Collections.Generic;
using System.Linq;
using Terminal.Core.Keys;
using Terminal.Core.StopList;

namespace Terminal.Tests.Desk;

/// <summary>What is no continuation of the list that is held is refused, and changes nothing.</summary>
[TestClass]
public sealed class ListRefusalTests
{
    private const int Delta = DeltaBlock.Length;

    private readonly ListDesk _desk = new();

    [TestMethod]
    [DataRow("twice", 11, 11L, 12L)]
    [DataRow("not from the version held", 11, 10L, 12L)]
    [DataRow("from a version to come", 11, 12L, 13L)]
    [DataRow("back", 11, 11L, 10L)]
    [DataRow("to the version held", 11, 11L, 11L)]
    public void ADeltaThatDoesNotFollowTheListIsRefused(string what, int _, long from, long to)
    {
        _desk.BringBase();
        _desk.BringDelta(11, ListDesk.Cards(1, 5_000));
        if (what == "twice")
            _desk.BringDelta(12, ListDesk.Cards(2, 5_000));
        AssertRefused(_desk.Publisher.Delta(from, to, [], ListDesk.Cards(4_998, 1)), what);
    }

    [TestMethod]
    public void ADeltaForAnotherListANewerBaseOrAnotherTerminalIsRefused()
    {
        _desk.BringBase();
        string[] off = [.. ListDesk.Cards(4_998, 1)];
        AssertRefused(_desk.Publisher.Delta(10, 11, [], off, list: 8), "another list");
        _desk.Publisher.OldestBase = 11;
        AssertRefused(_desk.Publisher.Delta(10, 11, [], off), "a newer base");
        _desk.Publisher.OldestBase = 0;
        DeskCrypto crypto = new();
        ListPublisher others = new(crypto, new KeyRing(crypto, new byte[32]), _desk.Clock);
        AssertRefused(others.Delta(10, 11, [], off), "another terminal");
        _desk.Publisher.Validity = TimeSpan.Zero;
        AssertRefused(_desk.Publisher.Delta(10, 11, [], off), "expired");
    }

    [TestMethod]
    public void ADeltaForgedAnywhereOrCutAnywhereIsRefused()
    {
        _desk.BringBase();
        byte[] delta = _desk.Publisher.Delta(10, 11, [], ListDesk.Cards(4_998, 2));
        for (int i = 0; i < delta.Length; i += 7)
        {
            byte[] forged = (byte[])delta.Clone();
            forged[i] ^= (byte)(1 << i % 8);
            AssertRefused(forged, $"byte {i} forged");
            AssertRefused(delta[..i], $"cut at {i}");
        }
    }

    [TestMethod]
    public void ALargeDeltaWhoseBlocksAreMixedUpIsRefused()
    {
        _desk.BringBase();
        byte[] delta = _desk.Publisher.Delta(10, 11, ListDesk.Cards(9_000, 300), []);
        _desk.Publisher.OldestBase = 1;
        byte[] other = _desk.Publisher.Delta(10, 11, ListDesk.Cards(9_100, 300), []);
        Assert.AreEqual(3 * Delta, delta.Length);
        AssertRefused([.. delta[..Delta], .. delta[(2 * Delta)..]], "one is missing");
        AssertRefused([.. delta[Delta..(2 * Delta)], .. delta[..Delta], .. delta[(2 * Delta)..]], "two are exchanged");
        AssertRefused([.. delta[..Delta], .. delta[..Delta], .. delta[(2 * Delta)..]], "one comes twice");
        AssertRefused([.. delta[..Delta], .. other[Delta..(2 * Delta)], .. delta[(2 * Delta)..]], "one is of another delta");
        AssertRefused(delta[..(2 * Delta)], "the last is missing");
    }

    [TestMethod]
    public void AnOldManifestIsNotTaken()
    {
        _desk.BringBase();
        byte[] old = _desk.Publisher.ManifestOf(10);
        _desk.Publisher.PublishBase(20, ListDesk.Cards(10, 5_000));
        _desk.Publisher.OffersDeltas = false;
        Assert.IsTrue(_desk.Bring());
        _desk.Publisher.PublishDelta(21, ListDesk.Cards(11, 5_000));
        _desk.Publisher.Tamper = (path, document) => path.Contains("manifest") ? old : document;
        Assert.IsFalse(_desk.Bring(20));
        Assert.AreEqual(20L, _desk.List.Version);
        _desk.Look();
    }

    [TestMethod]
    public void PagesThatTheRootDoesNotBindAreNotTaken()
    {
        // Genuine pages of the same list and version, but of other cards: no key that all terminals share may make a list.
        ListPublisher other = new(new DeskCrypto(), _desk.Keys, _desk.Clock);
        other.PublishBase(10, ListDesk.Cards(0, 4_999));
        byte[] pages = [.. Document(other, "/stop-list/7/0000000010/16")];
        _desk.OfferBase();
        _desk.Publisher.Tamper = (path, document) => path.EndsWith("/16") ? pages : document;
        Assert.IsFalse(_desk.Bring(20));
        _desk.Look();
        Assert.IsFalse(_desk.Flash.Snapshot().ContainsKey("list/base.a"));

        _desk.Publisher.Tamper = (_, document) => document;
        Assert.IsTrue(_desk.Bring());
        _desk.AssertWhole();
    }

    private static IEnumerable<byte> Document(ListPublisher publisher, string path)
    {
        byte[] buffer = new byte[RibbonPage.Length];
        for (int at = 0; publisher.Fetch(path, at, buffer, buffer.Length) is var length && length > 0; at += length)
        {
            foreach (byte value in buffer.Take(length))
                yield return value;
        }
    }

    // The list held stays as it is, to the byte, but for an overlay that is not selected.
    private void AssertRefused(byte[] delta, string what)
    {
        long version = _desk.List.Version;
        string before = Files();
        _desk.Publisher.PublishDelta(99, _desk.Publisher.Cards(version));
        _desk.Publisher.Tamper = (path, document) => path.Contains("delta") ? delta : document;
        _desk.CutPower();
        _desk.Start();
        Assert.IsFalse(_desk.Bring(12), what);
        Assert.AreEqual(version, _desk.List.Version, what);
        _desk.Look();
        Assert.AreEqual(before, Files(), what);
        _desk.Publisher.Tamper = (_, document) => document;
    }

    private string Files()
    {
        string selected = "list/overlay." + (char)_desk.Flash.Snapshot()["list/selector.a"][6];
        return string.Join('\n', _desk.Flash.Snapshot().Where(file => !file.Key.StartsWith("list/overlay") || file.Key == selected)
            .OrderBy(file => file.Key).Select(file => file.Key + " " + Convert.ToHexString(file.Value)));
    }
}
