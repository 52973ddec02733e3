using System.Collections.Generic;
using Terminal.Board;
using Terminal.Board.Storage;
using Terminal.Core.Parameters;

namespace Terminal.Tests.Desk;

/// <summary>Wrong tries are counted, lock, and are not undone by pulling the plug, wherever that happens.</summary>
[TestClass]
public sealed class PasswordTriesTests
{
    private const string File = "parameters/tries";
    private const int Minute = 60_000;
    private static readonly DeskCrypto Crypto = new();

    private readonly VirtualClock _clock = new();
    private readonly DeviceBoard _device;

    public PasswordTriesTests() => _device = new DeviceBoard(_clock);

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void TheThirdWrongTryLocksAndEachAfterItForLonger(bool engineer)
    {
        PasswordTries tries = Restarted();
        foreach (int minutes in new[] { 0, 0, 1, 5, 15, 60, 60 })
        {
            Assert.IsTrue(tries.Begin(engineer));
            Assert.AreEqual(minutes, tries.MinutesLocked(engineer));
            Assert.AreEqual(0, tries.MinutesLocked(!engineer), "The other password is not touched.");
            _clock.Advance(minutes * Minute);
            Assert.AreEqual(0, tries.MinutesLocked(engineer));
        }
    }

    [TestMethod]
    public void ABegunMinuteCountsWhole()
    {
        PasswordTries tries = Locked(4);
        _clock.Advance(1);
        Assert.AreEqual(5, tries.MinutesLocked(true));
        _clock.Advance(4 * Minute);
        Assert.AreEqual(1, tries.MinutesLocked(true));
        _clock.Advance(Minute - 2);
        Assert.AreEqual(1, tries.MinutesLocked(true));
        _clock.Advance(1);
        Assert.AreEqual(0, tries.MinutesLocked(true));
    }

    [TestMethod]
    public void ARestartWaitsTheLockOutOnceMore()
    {
        Locked(5);
        _clock.Advance(10 * Minute);
        PasswordTries tries = Restarted();
        Assert.AreEqual(15, tries.MinutesLocked(true));
        _clock.Advance(15 * Minute);
        Assert.AreEqual(0, tries.MinutesLocked(true));
        Assert.IsTrue(tries.Begin(true));
        Assert.AreEqual(60, tries.MinutesLocked(true));
    }

    [TestMethod]
    public void TheRightPasswordIsForgivenForGoodAndForItselfAlone()
    {
        PasswordTries tries = Locked(3);
        Assert.IsTrue(tries.Begin(false));
        tries.Forgive(true);
        Assert.AreEqual(0, tries.MinutesLocked(true));
        tries = Restarted();
        Assert.AreEqual(0, tries.MinutesLocked(true));
        Assert.IsTrue(tries.Begin(false));
        Assert.IsTrue(tries.Begin(false));
        Assert.AreEqual(1, tries.MinutesLocked(false), "The first of three was before.");
        tries.Forgive(false);
        Assert.IsFalse(_device.Flash.Snapshot().ContainsKey(File), "Nothing is held against anybody: no file.");
    }

    [TestMethod]
    public void TwoHundredAndSixtyTriesAreNotFewer()
    {
        PasswordTries tries = Locked(260);
        Assert.AreEqual(60, tries.MinutesLocked(true));
        Assert.AreEqual(60, Restarted().MinutesLocked(true));
    }

    [TestMethod]
    public void APowerCutAtAnyByteOfATryGivesNoFreeOne()
    {
        for (int bytes = -1; bytes <= 6; bytes++)
        {
            _device.Flash.Restore(new Dictionary<string, byte[]>());
            PasswordTries tries = Locked(2);
            _device.Flash.Arm(FlashFault.Cut(0, bytes < 0 ? CutLeaves.Old : bytes == 6 ? CutLeaves.New : CutLeaves.Torn, bytes));
            Assert.ThrowsExactly<PowerCutException>(() => tries.Begin(true));

            // The try was cut off before anybody judged it: it may or may not have counted, those before it do.
            tries = Restarted();
            bool isLocked = tries.MinutesLocked(true) > 0;
            Assert.AreEqual(bytes >= 0, isLocked, "A torn file counts as three, and so does a whole one.");
            _clock.Advance(Minute);
            Assert.IsTrue(tries.Begin(true));
            Assert.IsTrue(tries.MinutesLocked(true) > 0, $"{bytes} bytes");
        }
    }

    [TestMethod]
    public void AFaultAtAnyOperationRefusesTheTryOrCountsIt()
    {
        List<FlashFault> faults = [];
        for (int operation = 0; operation < 2; operation++)
        {
            faults.Add(FlashFault.Full(operation));
            foreach (CutLeaves leaves in new[] { CutLeaves.Old, CutLeaves.Torn, CutLeaves.Missing })
                faults.Add(FlashFault.IoError(operation, leaves, 3));
        }

        foreach (FlashFault fault in faults)
        {
            _device.Flash.Restore(new Dictionary<string, byte[]>());
            Locked(2);
            PasswordTries tries = Restarted(fault);
            bool isTaken = tries.Begin(true);
            Assert.IsTrue(tries.MinutesLocked(true) > 0, $"{fault}: the third counts in this run.");
            Assert.IsTrue(isTaken == (fault.Operation == 0 && fault.Kind == FlashFaultKind.IoError) || fault.Kind == FlashFaultKind.Full, $"{fault}: what is not kept is not judged.");
        }
    }

    [TestMethod]
    public void AFileThatIsNotWholeCountsAsLocked()
    {
        Locked(1);
        byte[] whole = _device.Flash.Snapshot()[File];
        Assert.HasCount(6, whole);
        for (int bit = 0; bit < whole.Length * 8; bit++)
        {
            byte[] touched = (byte[])whole.Clone();
            touched[bit / 8] ^= (byte)(1 << bit % 8);
            _device.Flash.Put(File, touched);
            PasswordTries tries = Restarted();
            Assert.AreEqual(1, tries.MinutesLocked(true), $"bit {bit}");
            Assert.AreEqual(1, tries.MinutesLocked(false), $"bit {bit}");
        }

        for (int length = 0; length < 9; length++)
        {
            byte[] other = new byte[length];
            whole.AsSpan(0, Math.Min(length, 6)).CopyTo(other);
            _device.Flash.Put(File, other);
            Assert.AreEqual(length == 6 ? 0 : 1, Restarted().MinutesLocked(true), $"{length} bytes");
        }
    }

    private PasswordTries Locked(int wrong)
    {
        PasswordTries tries = Restarted();
        for (int i = 0; i < wrong; i++)
            Assert.IsTrue(tries.Begin(true));
        return tries;
    }

    private PasswordTries Restarted(FlashFault? fault = null)
    {
        _device.RestorePower();
        _device.Flash.Arm(fault);
        return new PasswordTries(_device.Flash.Mount(), Crypto, _clock);
    }
}
