using System;
using Terminal.Core.Ports;

namespace Terminal.Core.Parameters;

/// <summary>
/// Counts wrong passwords and locks after too many: after the third in a row for a minute, after the next for 5, for 15, and from then on for 60. A try is counted
/// in the flash before it is judged, so that pulling the plug makes none undone; and a lock is waited out from the last try or from the start, whichever was later, so that
/// a restart shortens none, and no clock need be believed.
/// </summary>
public sealed class PasswordTries
{
    // Beside the parameters, since a folder of its own would take two blocks of the flash.
    private const string Name = "parameters/tries";
    private const int Passwords = 2;
    private const int FileLength = Passwords + 4;

    // From this many wrong tries on it is locked.
    private const int FirstLock = 3;
    private const int Minute = 60_000;

    private readonly IFileStore _files;
    private readonly ICrypto _crypto;
    private readonly IClock _clock;
    private byte[]? _wrong;
    private long _merchantSince;
    private long _engineerSince;

    /// <summary>Counts in a file store, which is not read before it is asked for.</summary>
    public PasswordTries(IFileStore files, ICrypto crypto, IClock clock)
    {
        _files = files;
        _crypto = crypto;
        _clock = clock;
        _merchantSince = clock.Uptime;
        _engineerSince = _merchantSince;
    }

    /// <summary>How long no password may be tried, in minutes, begun ones counted whole: 0 to 60.</summary>
    /// <param name="engineer">The engineer's password; otherwise the merchant's.</param>
    public int MinutesLocked(bool engineer)
    {
        long left = LockAfter(Wrong[PlaceOf(engineer)]) * (long)Minute - (_clock.Uptime - (engineer ? _engineerSince : _merchantSince));
        return left <= 0 ? 0 : (int)((left + Minute - 1) / Minute);
    }

    /// <summary>Counts a try as a wrong one, before it is judged.</summary>
    /// <param name="engineer">As for <see cref="MinutesLocked"/>.</param>
    /// <returns>False when the flash refused it: then the password must not be judged.</returns>
    public bool Begin(bool engineer)
    {
        byte[] wrong = Wrong;
        int place = PlaceOf(engineer);
        if (wrong[place] < byte.MaxValue)
        {
            wrong[place]++;
        }

        if (engineer)
        {
            _engineerSince = _clock.Uptime;
        }
        else
        {
            _merchantSince = _clock.Uptime;
        }

        return Keep(wrong);
    }

    /// <summary>The last try was right: nothing is held against the password any longer. Should the flash refuse that, one try too many is counted after a restart.</summary>
    /// <param name="engineer">As for <see cref="MinutesLocked"/>.</param>
    public void Forgive(bool engineer)
    {
        byte[] wrong = Wrong;
        wrong[PlaceOf(engineer)] = 0;
        if (wrong[PlaceOf(!engineer)] == 0)
        {
            _files.Delete(Name);
        }
        else
        {
            Keep(wrong);
        }
    }

    private byte[] Wrong => _wrong ??= Read();

    // A file that is not whole may have held anything: it counts as locked.
    private byte[] Read()
    {
        byte[] wrong = new byte[Passwords];
        byte[] file = new byte[FileLength];
        int length = _files.Read(Name, file);
        if (length == FileLength && BigEndian.Read(file, Passwords, 4) == _crypto.Crc32(file, 0, Passwords))
        {
            Array.Copy(file, wrong, Passwords);
        }
        else if (length != FileStatus.Missing)
        {
            wrong[0] = FirstLock;
            wrong[1] = FirstLock;
        }

        return wrong;
    }

    private bool Keep(byte[] wrong)
    {
        byte[] file = new byte[FileLength];
        Array.Copy(wrong, file, Passwords);
        BigEndian.Write(file, Passwords, 4, _crypto.Crc32(file, 0, Passwords));
        return _files.Write(Name, file, FileLength);
    }

    private static int PlaceOf(bool engineer) => engineer ? 1 : 0;

    private static int LockAfter(int wrong) => wrong switch
    {
        < FirstLock => 0,
        FirstLock => 1,
        FirstLock + 1 => 5,
        FirstLock + 2 => 15,
        _ => 60,
    };
}
