using System;
using System.IO.Ports;
using Terminal.Core;
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

    // So many bytes are fetched from the port at once.
    private const int Portion = 64;

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

    // While a swipe is under way it is looked at this often; else the first byte wakes.
    private const int SwipePatience = 100;
    private const int QuietPatience = 1000;

    private readonly SerialPort _port;
    private readonly IClock _clock;
    private readonly byte[] _frame = new byte[Capacity];
    private int _length;

    // What was fetched from the port and is not yet taken.
    private readonly byte[] _received = new byte[Portion];
    private int _next;
    private int _end;
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
    public int Patience => _length > 0 ? SwipePatience : QuietPatience;

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

        while (Receive())
        {
            _heardAt = now;
            TakeRun();
            Swipe swipe = _next < _end ? Take(_received[_next++], stripe) : Swipe.None;
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

    // Whether there is a byte to take.
    private bool Receive()
    {
        if (_next < _end)
        {
            return true;
        }

        int count = _port.BytesToRead;
        if (count == 0)
        {
            return false;
        }

        _next = 0;
        _end = _port.Read(_received, 0, count < Portion ? count : Portion);
        return _end > 0;
    }

    // Empties the port; answers the last byte that was in it, 0 when there was none.
    private byte Drain()
    {
        byte last = 0;
        while (Receive())
        {
            last = _received[_end - 1];
            _next = _end;
        }

        return last;
    }

    // The frame, and of what was received all that has been taken.
    private void Wipe()
    {
        Array.Clear(_frame, 0, _frame.Length);
        Array.Clear(_received, 0, _next);
        _length = 0;
    }

    // Within a frame that ends with CR nothing before it needs a look of its own.
    private void TakeRun()
    {
        if (_length == 0 || _deaf || _frame[0] == Stx)
        {
            return;
        }

        int room = _next + Capacity - 1 - _length;
        int end = _end < room ? _end : room;
        int at = ByteSearch.First(_received, _next, end, Return);
        Array.Copy(_received, _next, _frame, _length, at - _next);
        _length += at - _next;
        _next = at;
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
            int stop = ByteSearch.First(frame, at, end, End);
            int length = stop - at;
            if (stop == end || !Follows(before, start) || !IsTrack(start, frame, at, length))
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

    // Characters that a track cannot hold are noise, and a sentinel is two tracks run together.
    private static bool IsTrack(byte start, byte[] frame, int at, int length)
    {
        bool letters = start == Track1Start;
        int capacity = letters ? MagneticStripe.Track1Capacity : start == Track2Start ? MagneticStripe.Track2Capacity : Track3Capacity;
        if (length == 0 || length > capacity || (length == 1 && frame[at] == (byte)'E'))
        {
            return false;
        }

        return letters ? MagneticStripe.IsTrack1(frame, at, length) : MagneticStripe.IsTrack2(frame, at, length);
    }
}
