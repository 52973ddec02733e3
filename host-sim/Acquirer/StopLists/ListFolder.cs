using System;
using System.IO;
using System.Security.Cryptography;
using Terminal.Acquirer.Seeds;
using Terminal.Core.Keys;
using Terminal.Core.StopList;

namespace Terminal.Acquirer.StopLists;

/// <summary>A stop list in a folder of the desk, as a terminal gets it: <c>base</c> holds its pages, <c>manifest</c> was made for one terminal of the seed.</summary>
public sealed class ListFolder
{
    private readonly string _base;
    private readonly string _manifest;
    private readonly KeyRing _keys;
    private readonly Seed _seed;

    /// <summary>Names the folder.</summary>
    /// <exception cref="InvalidDataException">The seed has no such terminal.</exception>
    public ListFolder(string path, Seed seed, string terminal)
    {
        _base = Path.Combine(path, "base");
        _manifest = Path.Combine(path, "manifest");
        _seed = seed;
        _keys = new KeyRing(HostCrypto.Instance, (seed.Terminal(terminal) ?? throw new InvalidDataException($"The seed has no terminal '{terminal}'.")).MasterKey);
    }

    /// <summary>The manifest.</summary>
    /// <exception cref="InvalidDataException">It is not this terminal's, or not whole.</exception>
    public Manifest Manifest()
    {
        byte[] file = File.ReadAllBytes(_manifest);
        var manifest = new Manifest();
        return manifest.Read(HostCrypto.Instance, _keys, file, file.Length)
            ? manifest
            : throw new InvalidDataException($"{_manifest} is damaged, or made for another terminal.");
    }

    /// <summary>K_list of a list, as the acquirer of this seed derives it.</summary>
    public byte[] KeyOf(int list) => ListKey.Of(_seed.ListKey, list);

    /// <summary>Writes a list; what the folder held before is replaced.</summary>
    public void Write(BaseList list, DateTimeOffset created, DateTimeOffset validUntil)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_base)!);
        list.Manifest.Created = created.ToUnixTimeSeconds();
        list.Manifest.ValidUntil = validUntil.ToUnixTimeSeconds();
        byte[] manifest = new byte[Core.StopList.Manifest.Length];
        list.Manifest.Write(HostCrypto.Instance, _keys, manifest);
        using (var file = File.Create(_base))
        {
            foreach (byte[] page in list.Pages)
                file.Write(page);
        }
        File.WriteAllBytes(_manifest, manifest);
    }

    /// <summary>Reads the pages.</summary>
    /// <param name="manifest">The folder's.</param>
    /// <param name="damaged">Told of each page that is not genuine.</param>
    /// <returns>All pages; null in the place of a damaged one.</returns>
    /// <exception cref="InvalidDataException">They are more or fewer than the manifest says, or genuine each and not those of the root.</exception>
    public byte[]?[] Pages(Manifest manifest, Action<int> damaged)
    {
        byte[] all = File.ReadAllBytes(_base);
        if (all.LongLength != (long)manifest.Pages * RibbonPage.Length)
            throw new InvalidDataException($"{_base} has {all.Length:N0} bytes; {manifest.Pages:N0} pages have {(long)manifest.Pages * RibbonPage.Length:N0}.");

        var pages = new byte[manifest.Pages][];
        byte[] root = manifest.RootStart(HostCrypto.Instance);
        bool isWhole = true;
        for (int number = 0; number < pages.Length; number++)
        {
            byte[] page = all.AsSpan(number * RibbonPage.Length, RibbonPage.Length).ToArray();
            if (RibbonPage.IsGenuine(HostCrypto.Instance, manifest, page, number))
            {
                pages[number] = page;
                root = manifest.RootNext(HostCrypto.Instance, root, page);
            }
            else
            {
                damaged(number);
                isWhole = false;
            }
        }

        if (isWhole && !CryptographicOperations.FixedTimeEquals(root, manifest.Root))
            throw new InvalidDataException($"{_base} holds genuine pages, but not those that the manifest binds.");
        return pages;
    }

    /// <summary>Share of the cards not listed that look listed on a page.</summary>
    public static double FalsePositives(byte[] page) =>
        ColumnBalance.Share(BitConverter.ToUInt16(page, RibbonPage.UsedOffset), BitConverter.ToUInt16(page, RibbonPage.ColumnOffset));
}
