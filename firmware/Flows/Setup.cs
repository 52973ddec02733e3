using System;
using Terminal.Core;
using Terminal.Core.Journal;
using Terminal.Core.Keys;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>From power-on to a terminal that may sell: keys and parameters from the flash, then the sign-on to the acquirer.</summary>
public sealed class Setup
{
    private const int PositionLength = 18;
    /// <summary>How long after a sign-on the next one is due, in milliseconds.</summary>
    public const long Renewal = 4 * 3_600_000;

    private readonly Till _till;
    private readonly Pacing _pacing;
    private long _attemptedAt;

    /// <summary>Signs a till on.</summary>
    public Setup(Till till)
    {
        _till = till;
        _pacing = new Pacing(till.Clock);
    }

    /// <summary>What the acquirer is told of this start, once (tag 19 of field 48); empty for nothing.</summary>
    public string StartReport { get; set; } = "";

    /// <summary>Whether the sign-on has succeeded since the start.</summary>
    public bool IsSignedOn { get; private set; }

    /// <summary>Reads what an engineer provisioned.</summary>
    /// <returns>False when there is no undamaged key file.</returns>
    public static bool TryReadKeys(IFileStore files, ICrypto crypto, out KeyRing? keys)
    {
        byte[] file = new byte[KeyFile.Length];
        byte[] master = new byte[KeyRing.KeyLength];
        bool read = KeyFile.TryRead(crypto, file, files.Read(KeyFile.Name, file), master, out _);
        keys = read ? new KeyRing(crypto, master) : null;
        Array.Clear(file, 0, file.Length);
        Array.Clear(master, 0, master.Length);
        return read;
    }

    /// <summary>Number of the newest parameters that the last sign-on told of (tag 13 of field 48); below 1 while none has.</summary>
    public int NewestParameters { get; private set; }

    /// <summary>
    /// Signs on if that has not succeeded since the start and the time has come for another attempt; and every four hours after that, to hear what is new.
    /// </summary>
    public void SignOnWhenDue()
    {
        if (IsSignedOn ? _till.Clock.Uptime - _attemptedAt >= Renewal : _pacing.IsDue)
        {
            SignOn();
        }
    }

    /// <summary>Signs on now.</summary>
    /// <returns>False when the acquirer could not be reached, or did not let the terminal in.</returns>
    public bool SignOn()
    {
        _till.Dialogue.Say(Text.SignOnTitle, Text.SigningOn, Text.NoKeys).Show();
        TerminalEpoch epoch = _till.Journal.Epoch;
        _till.Messages.SignOn(_till.Line.Request, _till.Journal.NextStan(), _till.Clock.UtcNow, _till.StopList.Version, epoch.IsKnown ? epoch.Characters : null, IsSignedOn ? "" : StartReport);
        bool succeeded = _till.Line.Exchange() == LineResult.Answered && ResponseCode.IsApproval(_till.Line.ResponseCode) && Adopt(_till.Line.Answer);
        IsSignedOn |= succeeded;
        _attemptedAt = _till.Clock.Uptime;
        if (succeeded)
        {
            _pacing.Reset();
        }
        else
        {
            _pacing.Delay();
        }

        return succeeded;
    }

    // The host's epoch is taken over when ours is another one or none, and its batch when that is a later one: while a batch is being settled the host is behind.
    private bool Adopt(Message answer)
    {
        if (answer.FindTag(Tag.NewestList, out _, out _))
        {
            _till.StopList.Newest = answer.TagNumber(Tag.NewestList);
        }

        NewestParameters = (int)answer.TagNumber(Tag.NewestParameters);
        TerminalEpoch epoch = _till.Journal.Epoch;
        if (!answer.FindTag(Tag.Position, out int at, out int length) || length != PositionLength)
        {
            return epoch.IsKnown;
        }

        int batch = (int)Digits.Read(answer.Bytes, at + 2, 6);
        bool isSame = epoch.IsKnown && epoch.Characters[0] == answer.Bytes[at] && epoch.Characters[1] == answer.Bytes[at + 1];
        return (isSame && !BatchNumber.IsBefore(_till.Journal.Batch, batch))
            || epoch.Adopt(answer.Bytes, at, batch, Digits.Read(answer.Bytes, at + 8, 10));
    }
}
