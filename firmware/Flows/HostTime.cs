using System;
using Terminal.Core;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Ports;

namespace Terminal.Flows;

/// <summary>
/// What may be believed of time. Every genuine answer but one to a repeat, which may be the first answer stored, tells the acquirer's time (tag 10 of field 48): it sets the clock where that is wrong, and it is the
/// contact that what the terminal decides alone is counted from. In between, the clock is held against the monotonic <see cref="IClock.Uptime"/>.
/// </summary>
public sealed class HostTime
{
    // Beside the parameters, since a folder of its own would take two blocks of the flash.
    private const string Name = "parameters/contact";
    private const int FileLength = 8;

    // A chip without power begins in 1970; from 2020 on somebody has set the clock. The contact is kept as seconds from then.
    private const int EarliestYear = 2020;
    private const long EarliestTicks = 637_134_336_000_000_000;

    // An answer may have been half a minute on its way: a smaller difference says nothing against the clock.
    private const long Slack = 30 * TimeSpan.TicksPerSecond;
    private const long LargestJump = 5 * TimeSpan.TicksPerMinute;
    private const long KeepingInterval = TimeSpan.TicksPerHour;

    private readonly IClock _clock;
    private readonly IFileStore _files;
    private readonly ICrypto _crypto;
    private DateTime _contact;
    private DateTime _kept;
    private DateTime _anchor;
    private long _anchorUptime;
    private bool _isSet;
    private bool _hasJumped;

    /// <summary>Judges a clock; the last contact is known from <see cref="Recover"/> on.</summary>
    public HostTime(IClock clock, IFileStore files, ICrypto crypto)
    {
        _clock = clock;
        _files = files;
        _crypto = crypto;
        Anchor(clock.UtcNow);
    }

    /// <summary>
    /// Whether the clock can be believed: the acquirer or SNTP has set it, it does not stand before the last contact, and it has not jumped by more than five
    /// minutes since the start. After a jump only the acquirer makes it good again.
    /// </summary>
    public bool IsTrusted
    {
        get
        {
            Check();
            return _isSet && !_hasJumped;
        }
    }

    /// <summary>Whole hours since the acquirer was last heard, by the clock as it stands; <see cref="int.MaxValue"/> when nobody knows.</summary>
    public int HoursSinceContact
    {
        get
        {
            long hours = (_clock.UtcNow.Ticks - _contact.Ticks) / TimeSpan.TicksPerHour;
            return _contact.Ticks < EarliestTicks || hours > int.MaxValue ? int.MaxValue : (int)hours;
        }
    }

    /// <summary>From when on a card's offline sales count: until 24 hours and a contact have passed.</summary>
    public DateTime CardSalesCountFrom
    {
        get
        {
            DateTime dayAgo = _clock.UtcNow.AddTicks(-TimeSpan.TicksPerDay);
            return _contact.Ticks < dayAgo.Ticks ? _contact : dayAgo;
        }
    }

    /// <summary>
    /// From when on they are to outlive a settlement: so is <see cref="CardSalesCountFrom"/>, but a clock that cannot be believed may have jumped ahead. Then it is a day before the contact.
    /// </summary>
    public DateTime CardSalesOutliveFrom =>
        IsTrusted ? CardSalesCountFrom : _contact.Ticks < EarliestTicks ? _contact : _contact.AddTicks(-TimeSpan.TicksPerDay);

    /// <summary>Reads when the acquirer was last heard before the start.</summary>
    public void Recover()
    {
        byte[] file = new byte[FileLength];
        if (_files.Read(Name, file) == FileLength && BigEndian.Read(file, 4, 4) == _crypto.Crc32(file, 0, 4))
        {
            _kept = new DateTime(EarliestTicks + BigEndian.Read(file, 0, 4) * TimeSpan.TicksPerSecond);
            _contact = _kept;
        }
    }

    /// <summary>Takes the time from a genuine answer.</summary>
    public void Hear(Message answer)
    {
        if (!answer.FindTag(Tag.HostTime, out int at, out _) || !TryRead(answer.Bytes, at, out DateTime told))
        {
            return;
        }

        long difference = told.Ticks - _clock.UtcNow.Ticks;
        if (!IsTrusted || difference > Slack || difference < -Slack)
        {
            _clock.Set(told);
        }

        _contact = _clock.UtcNow;
        Anchor(_contact);
        _isSet = true;
        _hasJumped = false;
    }

    /// <summary>Looks at the clock, and keeps the last contact over a restart, written at most once an hour. Called between sales.</summary>
    public void Watch()
    {
        Check();
        long age = _contact.Ticks - _kept.Ticks;
        if (age == 0 || (age > 0 && age < KeepingInterval))
        {
            return;
        }

        byte[] file = new byte[FileLength];
        BigEndian.Write(file, 0, 4, (_contact.Ticks - EarliestTicks) / TimeSpan.TicksPerSecond);
        BigEndian.Write(file, 4, 4, _crypto.Crc32(file, 0, 4));
        _files.Write(Name, file, FileLength);
        _kept = _contact;
    }

    private void Check()
    {
        DateTime now = _clock.UtcNow;
        if (!_isSet)
        {
            // If somebody has set it since, it was no jump.
            if (_anchor.Ticks < EarliestTicks)
            {
                Anchor(now);
            }

            _isSet = now.Ticks >= EarliestTicks && now.Ticks >= _contact.Ticks - LargestJump;
        }

        long jump = now.Ticks - _anchor.Ticks - (_clock.Uptime - _anchorUptime) * TimeSpan.TicksPerMillisecond;
        _hasJumped |= jump > LargestJump || jump < -LargestJump;
    }

    private void Anchor(DateTime now)
    {
        _anchor = now;
        _anchorUptime = _clock.Uptime;
    }

    // YYYYMMDDhhmmss. A host's slip is no reason to stop, and the device's DateTime would take a 30th of February.
    private static bool TryRead(byte[] digits, int at, out DateTime time)
    {
        int year = (int)Digits.Read(digits, at, 4);
        int month = (int)Digits.Read(digits, at + 4, 2);
        int day = (int)Digits.Read(digits, at + 6, 2);
        int hour = (int)Digits.Read(digits, at + 8, 2);
        int minute = (int)Digits.Read(digits, at + 10, 2);
        int second = (int)Digits.Read(digits, at + 12, 2);
        bool isOne = year >= EarliestYear && month >= 1 && month <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && hour < 24 && minute < 60 && second < 60;
        time = isOne ? new DateTime(year, month, day, hour, minute, second) : default;
        return isOne;
    }
}
