using System.Text;
using Terminal.Acquirer.StopLists;
using Terminal.Core.Keys;
using Terminal.Core.Ports;
using Terminal.Core.StopList;

namespace Terminal.Tests.Desk;

/// <summary>A stop list for tests, as a terminal holds it that has been given one.</summary>
public static class SampleList
{
    private const int List = 7;
    private const long Version = 42;

    // From 2026-01-01 to 2028-01-01.
    private const long Created = 1_767_225_600;
    private const long ValidUntil = 1_830_297_600;

    /// <summary>Puts a list with these cards into a terminal's flash.</summary>
    public static void Put(IFileStore files, ICrypto crypto, KeyRing keys, params string[] cards)
    {
        byte[] listKey = new byte[32];
        Manifest draft = new();
        draft.SetKey(crypto, listKey);
        ListBuilder builder = new();
        foreach (string card in cards)
            builder.Add(RibbonPage.Digest(crypto, draft, Encoding.ASCII.GetBytes(card), card.Length));
        BaseList list = builder.Build(List, Version, listKey);
        list.Manifest.Created = Created;
        list.Manifest.ValidUntil = ValidUntil;

        byte[] manifest = new byte[Manifest.Length];
        list.Manifest.Write(crypto, keys, manifest);
        ListEdition edition = new();
        edition.Take(list.Manifest);
        ListSelector selector = new();
        selector.Follow(new ListSelector());
        selector.Base = 'a';
        selector.Lead(edition);
        Assert.IsTrue(files.Write("list/manifest.a", manifest, Manifest.Length));
        Assert.IsTrue(files.Write("list/base.a", list.Pages[0], RibbonPage.Length));
        Assert.IsTrue(selector.Write(files, crypto, keys.ListMac));
    }
}
