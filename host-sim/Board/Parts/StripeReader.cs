using System;
using System.Collections.Generic;
using System.Text;

namespace Terminal.Board.Parts;

/// <summary>
/// A magnetic-stripe reader on the serial line to COM2 (9600 8N1), in one of two styles.
/// <para><see cref="ReaderStyle.MagTek"/>: the tracks that hold something, each with its sentinels, then CR:
/// <c>%B...?;...=...?</c> CR. A track that could not be read is <c>%E?</c> or <c>;E?</c>. The characters are those of ISO/IEC 7811-2;
/// the reader checked parity and LRC and sends neither.</para>
/// <para><see cref="ReaderStyle.IdTech"/>: the reader's own format, unencrypted:</para>
/// <code>
/// 0      STX 02
/// 1-2    length of what lies between this field and LRC, low byte first
/// 3      card type: 00 is ISO/ABA
/// 4      track status: bits 0 to 2 tracks 1 to 3 decoded; bits 3 to 5 tracks 1 to 3 hold something
/// 5-7    lengths of tracks 1, 2, 3, sentinels included; 0 when not decoded
/// 8-     the tracks with their sentinels (% ... ? and ; ... ?)
///        LRC: XOR of the bytes from 3 to here
///        sum: sum modulo 256 of the same bytes
///        ETX 03
/// </code>
/// </summary>
public sealed class StripeReader
{
    internal const int BaudRate = 9600;

    // A disturbance turns the top bit of every sixteenth byte over, the first time in the middle of sixteen.
    private const int NoisePeriod = 16;
    private const int NoisyBit = 0x80;

    private readonly DeviceBoard _board;
    private readonly SerialLine _line;
    private readonly Queue<byte[]> _chunks = new();

    internal StripeReader(DeviceBoard board, SerialLine line)
    {
        _board = board;
        _line = line;
    }

    /// <summary>How it frames a swipe.</summary>
    public ReaderStyle Style { get; set; } = ReaderStyle.MagTek;

    /// <summary>Bytes that come together; 0, the start value, sends a frame at once.</summary>
    public int ChunkBytes { get; set; }

    /// <summary>Milliseconds between two chunks.</summary>
    public int ChunkMilliseconds { get; set; } = 5;

    /// <summary>Whether the line is disturbed: some bytes of each frame arrive changed.</summary>
    public bool Noise { get; set; }

    /// <summary>Swipes a card.</summary>
    /// <param name="track1">Without sentinels: characters 20 to 5F hex but <c>% ?</c>; null when the card has none.</param>
    /// <param name="track2">Without sentinels: digits and <c>=</c>; null when the card has none.</param>
    public void Swipe(string? track1, string? track2) => Send(Frame(track1, track2, damaged: false));

    /// <summary>Swipes a card of which no track can be read.</summary>
    public void SwipeDamaged() => Send(Frame(null, null, damaged: true));

    /// <summary>Sends only the beginning of a swipe's frame, as when the cable slips.</summary>
    public void SwipeHalf(string? track1, string? track2, int bytes)
    {
        var frame = Frame(track1, track2, damaged: false);
        Send(frame[..Math.Min(bytes, frame.Length)]);
    }

    /// <summary>
    /// Swipes a card in the direction that the reader does not know. A MagTek-style reader passes on the characters as they came by, the
    /// last first; an ID TECH-style one says that the tracks hold something that it cannot decode.
    /// </summary>
    public void SwipeBackwards(string? track1, string? track2)
    {
        byte[] frame = Frame(track1, track2, damaged: false);
        if (Style == ReaderStyle.IdTech)
            frame = Frame(null, null, damaged: true);
        else
            Array.Reverse(frame, 0, frame.Length - 1);
        Send(frame);
    }

    /// <summary>Drops what it had still to send; called with the board locked.</summary>
    internal void LosePower() => _chunks.Clear();

    private static void Check(string? track, char from, char to, char sentinel)
    {
        foreach (char c in track ?? "")
        {
            if (c < from || c > to || c == sentinel || c == '?')
                throw new ArgumentException("A track holds the characters of ISO/IEC 7811-2, without sentinels.");
        }
    }

    private byte[] Frame(string? track1, string? track2, bool damaged)
    {
        Check(track1, ' ', '_', '%');
        Check(track2, '0', '>', ';');
        return Style == ReaderStyle.MagTek ? FrameMagTek(track1, track2, damaged) : FrameIdTech(track1, track2, damaged);
    }

    private static byte[] FrameMagTek(string? track1, string? track2, bool damaged) => Encoding.ASCII.GetBytes(
        (damaged ? "%E?;E?" : (track1 is null ? "" : $"%{track1}?") + (track2 is null ? "" : $";{track2}?")) + "\r");

    private static byte[] FrameIdTech(string? track1, string? track2, bool damaged)
    {
        var first = Encoding.ASCII.GetBytes(track1 is null ? "" : $"%{track1}?");
        var second = Encoding.ASCII.GetBytes(track2 is null ? "" : $";{track2}?");
        int status = damaged ? 0x18 : (first.Length > 0 ? 0x09 : 0) | (second.Length > 0 ? 0x12 : 0);
        byte[] body = [0x00, (byte)status, (byte)first.Length, (byte)second.Length, 0, .. first, .. second];
        byte lrc = 0;
        byte sum = 0;
        foreach (byte value in body)
        {
            lrc ^= value;
            sum += value;
        }
        return [0x02, (byte)body.Length, (byte)(body.Length >> 8), .. body, lrc, sum, 0x03];
    }

    private void Send(byte[] frame) => _board.Change(() =>
    {
        if (!_board.Powered)
            return;
        if (Noise)
            Disturb(frame);
        int size = ChunkBytes > 0 ? ChunkBytes : frame.Length;
        bool idle = _chunks.Count == 0;
        for (int at = 0; at < frame.Length; at += size)
            _chunks.Enqueue(frame[at..Math.Min(at + size, frame.Length)]);
        if (idle)
            SendChunk();
    });

    private static void Disturb(byte[] frame)
    {
        for (int at = NoisePeriod / 2; at < frame.Length; at += NoisePeriod)
            frame[at] ^= NoisyBit;
    }

    private void SendChunk()
    {
        if (_chunks.Count == 0)
            return;
        _line.ToPort(_chunks.Peek());
        if (_chunks.Count == 1 && ChunkBytes <= 0)
        {
            _chunks.Clear();
            return;
        }
        _board.After(ChunkMilliseconds * 1000L, () =>
        {
            _chunks.Dequeue();
            SendChunk();
        });
    }
}
