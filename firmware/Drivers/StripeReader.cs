using System;
using System.IO.Ports;
using Terminal.Core.Cards;
using Terminal.Core.Ports;

namespace Terminal.Drivers;

/// <summary>
/// A magnetic-stripe reader on a serial line (9,600 baud, 8N1), in either of the two usual framings, told apart by the first byte:
/// <code>
/// % track 1 ? ; track 2 ? CR            a track that could not be read is E
/// STX, length low, length high, type, status, three track lengths, the tracks with their sentinels, LRC, sum, ETX
/// </code>
/// A frame is taken whole or not at all. After a frame whose end is unknown everything is dropped until the line has been silent.
/// </summary>
public sealed class StripeReader : ICardReader
{
    /// <summary>Bits a second on the line.</summary>
    public const int BaudRate = 9600;

    /// <summary>So many milliseconds without a byte end a frame: the swipe that it began will not come any more.</summary>
    public const int SilenceMilliseconds = 200;

    // Three tracks of 79, 40 and 107 characters (ISO/IEC 7811) and the frame around them fit.
    private const int Capacity = 256;

    private const byte Stx = 0x02;
    private const byte Etx = 0x03;
    private const byte Return = 0x0D;
    private const byte Track1Start = (byte)'%';
    private const byte Track2Start = (byte)';';
    private const byte Track3Start = (byte)'+';
    private const byte End = (byte)'?';
    private const int Track3Capacity = 104;

    // STX and length; type, status and the tracks' lengths; LRC, sum and ETX.
    private const int CountedHead = 3;
    private const int TrackTable = 5;
    private const int CountedTail = 3;

    private readonly SerialPort _port;
    private readonly IClock _clock;
    private readonly byte[] _frame = new byte[Capacity];
    private int _length;
    private long _heardAt;
    private bool _deaf;

    /// <summary>Opens the line.</summary>
    /// <param name="portName">The serial port, such as COM2.</param>
    /// <param name="clock">Measures silence, and is woken when bytes arrive.</param>
    public StripeReader(string portName, IClock clock)
    {
        _clock = clock;
        _port = new SerialPort(portName, BaudRate);
        _port.ReadBufferSize = 2 * Capacity;
        _port.DataReceived += OnDataReceived;
        _port.Open();
    }

    /// <inheritdoc/>
    public Swipe Read(MagneticStripe stripe)
    {
        stripe.Clear();
        long now = _clock.Uptime;
        if (now - _heardAt >= SilenceMilliseconds)
        {
            _deaf = false;
            if (_length > 0)
            {
                Wipe();
                return Swipe.BadRead;
            }
        }

        while (_port.BytesToRead > 0)
        {
            _heardAt = now;
            Swipe swipe = Take((byte)_port.ReadByte(), stripe);
            if (swipe != Swipe.None)
            {
                if (_deaf)
                {
                    Drain();
                }

                Wipe();
                return swipe;
            }
        }

        return Swipe.None;
    }

    /// <inheritdoc/>
    public void Discard()
    {
        byte last = Drain();

        // The rest of a swipe that is still under way goes the same way.
        if (last == 0 ? _length > 0 : last != Return && last != Etx)
        {
            _deaf = true;
            _heardAt = _clock.Uptime;
        }

        Wipe();
    }

    private void OnDataReceived(object sender, SerialDataReceivedEventArgs e)
    {
        _clock.Wake();
    }

    // Empties the port; answers the last byte that was in it, 0 when there was none.
    private byte Drain()
    {
        byte last = 0;
        while (_port.BytesToRead > 0)
        {
            last = (byte)_port.ReadByte();
        }

        return last;
    }

    private void Wipe()
    {
        Array.Clear(_frame, 0, _frame.Length);
        _length = 0;
    }

    private Swipe Take(byte next, MagneticStripe stripe)
    {
        // Line ends and noise between frames mean nothing; a printable character is a swipe, if only the rest of one.
        bool starts = next == Stx || (next >= 0x20 && next <= 0x7E);
        if (_deaf || (_length == 0 && !starts))
        {
            return Swipe.None;
        }

        _frame[_length++] = next;
        bool counted = _frame[0] == Stx;
        bool whole = counted ? _length == CountedLength() : next == Return;
        if (whole && (counted ? ReadCounted(_frame, _length, stripe) : ReadTracks(_frame, 0, _length - 1, stripe)))
        {
            return Swipe.Card;
        }

        if (!whole && _length < Capacity && CountedLength() <= Capacity)
        {
            return Swipe.None;
        }

        stripe.Clear();
        _deaf = !whole || (counted && next != Etx);
        return Swipe.BadRead;
    }

    // The length that the frame announces; 0 while it is not known, or there is none.
    private int CountedLength()
    {
        return _frame[0] == Stx && _length >= CountedHead ? CountedHead + (_frame[1] | _frame[2] << 8) + CountedTail : 0;
    }

    private static bool ReadCounted(byte[] frame, int length, MagneticStripe stripe)
    {
        int end = length - CountedTail;
        if (end < CountedHead + TrackTable || frame[length - 1] != Etx)
        {
            return false;
        }

        int lrc = 0;
        int sum = 0;
        for (int i = CountedHead; i < end; i++)
        {
            lrc ^= frame[i];
            sum += frame[i];
        }

        // Status: bits 0 to 2 are set for the tracks that were decoded, bits 3 to 5 for those that hold something.
        int status = frame[CountedHead + 1];
        int lost = status >> 3 & ~status & 0x3;
        int tracks = CountedHead + TrackTable;
        return lost == 0
            && frame[end] == lrc
            && frame[end + 1] == (byte)sum
            && tracks + frame[tracks - 3] + frame[tracks - 2] + frame[tracks - 1] == end
            && ReadTracks(frame, tracks, end, stripe);
    }

    // Tracks in rising order, each between its start and end sentinel; at least one of 1 and 2. Track 3 is skipped.
    private static bool ReadTracks(byte[] frame, int at, int end, MagneticStripe stripe)
    {
        byte before = 0;
        while (at < end)
        {
            byte start = frame[at++];
            int length = 0;
            while (at + length < end && frame[at + length] != End)
            {
                length++;
            }

            if (at + length == end || !Follows(before, start) || !IsTrack(start, frame, at, length))
            {
                return false;
            }

            if (start == Track1Start)
            {
                Array.Copy(frame, at, stripe.Track1, 0, length);
                stripe.Track1Length = length;
            }
            else if (start == Track2Start)
            {
                Array.Copy(frame, at, stripe.Track2, 0, length);
                stripe.Track2Length = length;
            }

            before = start;
            at += length + 1;
        }

        return stripe.Track1Length + stripe.Track2Length > 0;
    }

    private static bool Follows(byte before, byte start)
    {
        switch (start)
        {
            case Track1Start: return before == 0;
            case Track2Start: return before == 0 || before == Track1Start;
            case Track3Start: return before != Track3Start;
            default: return false;
        }
    }

    // ISO/IEC 7811: tracks 2 and 3 hold digits and separators, track 1 the characters 20h-5Fh. Anything else is noise, and a sentinel
    // is two tracks run together.
    private static bool IsTrack(byte start, byte[] frame, int at, int length)
    {
        bool letters = start == Track1Start;
        int capacity = letters ? MagneticStripe.Track1Capacity : start == Track2Start ? MagneticStripe.Track2Capacity : Track3Capacity;
        if (length == 0 || length > capacity || (length == 1 && frame[at] == (byte)'E'))
        {
            return false;
        }

        for (int i = at; i < at + length; i++)
        {
            byte character = frame[i];
            bool allowed = letters
                ? character >= 0x20 && character <= 0x5F && character != Track1Start && character != Track2Start
                : (character >= (byte)'0' && character <= (byte)'9') || character == (byte)'=';
            if (!allowed)
            {
                return false;
            }
        }

        return true;
    }
}
