using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Terminal.Acquirer.StopLists;
using Terminal.Board;
using Terminal.Core;
using Terminal.Core.Keys;
using Terminal.Core.Ports;
using Terminal.Core.StopList;
using Terminal.Flows;

namespace Terminal.Tests.Fuzz.Decoders;

/// <summary>A stop list of three cards in the flash of a terminal of the town, one of them by way of the overlay; and what makes changed files genuine again.</summary>
internal static class HeldFlash
{
    private const int List = 5;
    private const long Base = 10;
    private static readonly byte[] ListKey = Encoding.ASCII.GetBytes("ABCDEF0123456789abcdef0123456789");
    private static readonly DateTime Now = new(2026, 11, 22);
    public static readonly string[] Listed = ["9990000000001019", "9990000000001027", "9990000000002017"];

    private static readonly BaseList Built = Build();

    /// <summary>The cards on the page.</summary>
    public static string[] OnPage => Listed[..2];

    public static byte[] Page => Built.Pages[0];

    public static byte[] Manifest { get; } = ManifestFile();

    /// <summary>The files of a list at version 11.</summary>
    public static IReadOnlyDictionary<string, byte[]> Files { get; } = Hold();

    public static Manifest Read()
    {
        var manifest = new Manifest();
        manifest.Read(Testville.Crypto, Testville.Keys, Manifest, Manifest.Length);
        return manifest;
    }

    public static byte[] Digest(string card) => Testville.Crypto.Hmac(ListKey, Encoding.ASCII.GetBytes(card), 0, card.Length);

    public static Listing Find(HeldList list, string card) => list.Find(Encoding.ASCII.GetBytes(card), card.Length, Now);

    /// <summary>A delta from version 11 to 12 that puts cards on, none of <see cref="Listed"/>.</summary>
    public static byte[] Delta(int cards) => Delta(11, 12, Enumerable.Range(0, cards).Select(number => $"99910000{number:D8}"));

    /// <summary>The bytes with a right MAC in the place of their last eight.</summary>
    public static byte[] Sealed(byte[] bytes)
    {
        int covered = bytes.Length - Mac.Length;
        return covered < 0 ? bytes : [.. bytes[..covered], .. Testville.Crypto.Hmac(Testville.Keys.ListMac, bytes, 0, covered)[..Mac.Length]];
    }

    /// <summary>The bytes with a right MAC and a right CRC behind it.</summary>
    public static byte[] SealedSelector(byte[] bytes)
    {
        if (bytes.Length < Mac.Length + sizeof(uint))
            return bytes;
        byte[] file = [.. Sealed(bytes[..^sizeof(uint)]), 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(file.Length - sizeof(uint)), Testville.Crypto.Crc32(file, 0, file.Length - sizeof(uint)));
        return file;
    }

    private static BaseList Build()
    {
        var builder = new ListBuilder();
        foreach (string card in OnPage)
            builder.Add(Digest(card));
        return builder.Build(List, Base, ListKey);
    }

    private static byte[] ManifestFile()
    {
        Built.Manifest.ValidUntil = Terminal.Core.StopList.Manifest.LatestTime;
        byte[] file = new byte[Terminal.Core.StopList.Manifest.Length];
        using var crypto = new QuickCrypto();
        Built.Manifest.Write(crypto, Testville.Keys, file);
        return file;
    }

    private static byte[] Delta(long from, long to, IEnumerable<string> cards)
    {
        var edition = new ListEdition { List = List, Base = Base, Version = to, ValidUntil = Terminal.Core.StopList.Manifest.LatestTime, Cards = 3 };
        byte[][] digests = [.. cards.Select(Digest).OrderBy(Convert.ToHexString, StringComparer.Ordinal)];
        var block = new DeltaBlock(new byte[DeltaBlock.Length]);
        byte[] delta = [];
        for (int at = 0; at < digests.Length; at += DeltaBlock.Capacity)
        {
            block.Begin(edition, from, at / DeltaBlock.Capacity);
            foreach (byte[] digest in digests.Skip(at).Take(DeltaBlock.Capacity))
                block.Put(digest, 0, false);
            block.Seal(Testville.Crypto, Testville.Keys.ListMac, at + DeltaBlock.Capacity >= digests.Length);
            delta = [.. delta, .. block.Bytes];
        }

        return delta;
    }

    private static IReadOnlyDictionary<string, byte[]> Hold()
    {
        var time = new VirtualClock();
        var device = new DeviceBoard(time);
        using var entry = device.Enter();
        var files = device.Flash.Mount();
        var list = new HeldList(files, Testville.Crypto, Testville.Keys);
        var update = new ListUpdate(list, new Publisher(), files, Testville.Crypto, Testville.Keys, time, Testville.Parameters.TerminalId, new FlashPlan(FlashPlan.SmallestBoard));
        while (list.Version != 11)
            update.Advance();
        return device.Flash.Snapshot();
    }

    private sealed class Publisher : IHostLink
    {
        public Delivery Exchange(byte[] request, int requestLength, byte[] response, out int responseLength) => throw new NotSupportedException();

        public int Fetch(string path, int offset, byte[] buffer, int count)
        {
            byte[] document = path.Contains("manifest", StringComparison.Ordinal) ? Manifest
                : path.Contains("delta", StringComparison.Ordinal) ? Delta(Base, 11, ["9990000000002017"]) : Page;
            int length = Math.Clamp(document.Length - offset, 0, count);
            document.AsSpan(offset, length).CopyTo(buffer);
            return length;
        }
    }
}
