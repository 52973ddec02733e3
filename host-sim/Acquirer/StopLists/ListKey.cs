using System;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Terminal.Acquirer.StopLists;

/// <summary>K_list, the key under which the cards of a list become digests: each list's own, derived from the host's <c>list-key</c>.</summary>
internal static class ListKey
{
    private const int CheckLength = 8;

    /// <summary>K_list of a list, 32 bytes.</summary>
    public static byte[] Of(byte[] hostKey, int list)
    {
        Span<byte> label = stackalloc byte[12];
        "K_list--"u8.CopyTo(label);
        BinaryPrimitives.WriteInt32BigEndian(label[8..], list);
        return HMACSHA256.HashData(hostKey, label);
    }

    /// <summary>A value that tells one K_list from another, and nothing else about it.</summary>
    public static byte[] Check(byte[] listKey) => HMACSHA256.HashData(listKey, "key-check"u8)[..CheckLength];
}
