using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using Terminal.Core.Keys;

namespace Terminal.Tests.Fuzz.Decoders;

/// <summary>The file of the master key, as it stands and under a right CRC.</summary>
internal sealed class MasterKeyFile : Decoder
{
    private const int CrcLength = 4;

    public override string Name => "key-file";

    public override IReadOnlyList<byte[]> Corpus { get; } = [Testville.Files.Key];

    public override Outcome Run(byte[] input)
    {
        bool asItStands = Read(input);
        if (input.Length >= CrcLength)
        {
            int covered = input.Length - CrcLength;
            BinaryPrimitives.WriteUInt32BigEndian(input.AsSpan(covered), Testville.Crypto.Crc32(input, 0, covered));
        }

        bool repaired = Read(input);
        Must(repaired || !asItStands, "A right CRC never makes a file worse.");
        return repaired ? Outcome.Accepted : Outcome.Refused;
    }

    private static bool Read(byte[] file)
    {
        byte[] master = new byte[KeyRing.KeyLength];
        bool isRead = KeyFile.TryRead(Testville.Crypto, file, file.Length, master, out int version);
        Must(isRead ? version is >= 1 and <= 99 && file.AsSpan(6, master.Length).SequenceEqual(master) : version == 0 && master.All(b => b == 0), "All of the key is read, or nothing.");
        return isRead;
    }
}
