using System;
using Terminal.Core.Keys;
using Terminal.Core.StopList;
using Terminal.Tests.Keys;
using Terminal.Tests.Messages;

namespace Terminal.Tests.StopList;

/// <summary>
/// A stop list of five cards on one page, and its manifest for the terminal whose master key is <see cref="Sample.Key"/>; that is K_list too. Written by a Python
/// program from docs/stop-list.md alone.
/// </summary>
public static class ListSample
{
    /// <summary>The cards: these eight digits and the eight of each of <see cref="Listed"/>.</summary>
    public const string Prefix = "99900000";

    /// <summary>What the page holds before the zeros to its end: twelve columns of nine bytes, and the first eight of a thirteenth.</summary>
    public const string PageStart =
        "de9024d15f28a74e" + "b979379e" + "0900" + "7400" +
        "020200000000000000" + "020200000000000000" + "030c00000000000000" + "000200000000000000" + "030200000000000000" + "010600000000000000" +
        "020000000000000000" + "000000000000000000" + "030800000000000000" + "010600000000000000" + "000e00000000000000" + "000e00000000000000" +
        "0304000000000000";

    /// <summary>The manifest: list 1, version 42, made on 2026-11-21 at 10:30:00 UTC, valid for a week.</summary>
    public const string Manifest =
        "54534c4d" + "01" + "0c" + "00000001" + "000000000000002a" + "00000005" + "00000001" +
        "6c6e31fe2f755c32e6c0e4f8a90f6e68bf8e7a3a8ce2db5b4f8004563d225a7f" +
        "000000006b0172a8" + "000000006b0aad28" +
        "101112131415161718191a1b1c1d1e1f" + "ea2b729c331d8e042cc97e3688d453b2f8f1d67fbe5e3bd5d5cce4759c20f018" + "1db8a7b4e60531b3" +
        "a3242610a79e87f8";

    /// <summary>The end of each card's number.</summary>
    public static string[] Listed() => new string[] { "00001019", "00001027", "00002017", "00003015", "00004013" };

    /// <summary>The page.</summary>
    public static byte[] Page()
    {
        byte[] page = new byte[RibbonPage.Length];
        byte[] start = Hex.Bytes(PageStart);
        Array.Copy(start, page, start.Length);
        return page;
    }

    /// <summary>The manifest, read.</summary>
    public static Manifest Read()
    {
        Manifest manifest = new Manifest();
        byte[] file = Hex.Bytes(Manifest);
        Assert.IsTrue(manifest.Read(Sample.Crypto(), Keys(), file, file.Length));
        return manifest;
    }

    /// <summary>The keys of the terminal that the manifest is for.</summary>
    public static KeyRing Keys() => new KeyRing(Sample.Crypto(), Sample.Key());

    /// <summary>The digest of a card.</summary>
    public static byte[] Digest(Manifest manifest, string pan)
    {
        byte[] digits = Sample.Bytes(pan);
        return RibbonPage.Digest(Sample.Crypto(), manifest, digits, digits.Length);
    }
}
