using System.Linq;
using System.Text;

namespace Terminal.Tests;

/// <summary>What card readers send, in either framing, written out once: the board's reader must send it, and the driver must read it.</summary>
internal static class ReaderFrames
{
    /// <summary>MagTek style: the tracks with their sentinels, and a carriage return.</summary>
    public static byte[] AsText(string? track1, string? track2) => Encoding.ASCII.GetBytes(Tracks(track1, track2) + "\r");

    /// <summary>ID TECH style: a counted frame of type, status, the three tracks' lengths and the tracks with their sentinels.</summary>
    public static byte[] Counted(string? track1, string? track2)
    {
        // For each track a bit "decoded" from bit 0 on, and a bit "holds something" from bit 3 on.
        int status = (track1 is null ? 0 : 0x09) | (track2 is null ? 0 : 0x12);
        return Counted([0, (byte)status, LengthOf(track1), LengthOf(track2), 0, .. Encoding.ASCII.GetBytes(Tracks(track1, track2))]);
    }

    /// <summary>A counted frame around any body: STX, length, body, exclusive or, sum, ETX.</summary>
    public static byte[] Counted(byte[] body)
    {
        byte lrc = body.Aggregate((byte)0, (x, b) => (byte)(x ^ b));
        byte sum = body.Aggregate((byte)0, (x, b) => (byte)(x + b));
        return [0x02, (byte)body.Length, (byte)(body.Length >> 8), .. body, lrc, sum, 0x03];
    }

    private static byte LengthOf(string? track) => (byte)(track is null ? 0 : track.Length + 2);

    private static string Tracks(string? track1, string? track2) => (track1 is null ? "" : $"%{track1}?") + (track2 is null ? "" : $";{track2}?");
}
