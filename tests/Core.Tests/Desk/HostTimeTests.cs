using System.Linq;
using Terminal.Board;
using Terminal.Board.Storage;
using Terminal.Core.Keys;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Flows;

namespace Terminal.Tests.Desk;

/// <summary>Which time the terminal believes, over clocks that jump and restarts.</summary>
[TestClass]
public sealed class HostTimeTests : IDisposable
{
    private const string File = "parameters/contact";

    private static readonly DateTime Noon = new(2026, 11, 22, 12, 0, 0);

    private readonly VirtualClock _clock = new(Noon);
    private readonly DeviceBoard _device;
    private readonly IDisposable _entry;
    private HostTime _time;

    public HostTimeTests()
    {
        _device = new DeviceBoard(_clock);
        _entry = _device.Enter();
        _time = Restarted();
    }

    public void Dispose() => _entry.Dispose();

    [TestMethod]
    public void AColdClockIsTrustedOnceSntpHasSetIt()
    {
        _clock.Set(new DateTime(1970, 1, 1, 0, 0, 5));
        _time = Restarted();
        Assert.IsFalse(_time.IsTrusted);
        _clock.Set(Noon);
        Assert.IsTrue(_time.IsTrusted);
        Assert.AreEqual(int.MaxValue, _time.HoursSinceContact, "SNTP is not the acquirer.");
    }

    [TestMethod]
    public void AColdClockIsSetAndTrustedOnceTheAcquirerWasHeard()
    {
        _clock.Set(new DateTime(1970, 1, 1, 0, 0, 5));
        Hear(Noon);
        Assert.AreEqual(Noon, _clock.UtcNow);
        Assert.IsTrue(_time.IsTrusted);
        Assert.AreEqual(0, _time.HoursSinceContact);
    }

    [TestMethod]
    public void AJumpBeforeAnybodyLookedEndsTheTrust()
    {
        _clock.Set(Noon.AddHours(-2));
        Assert.IsFalse(_time.IsTrusted);
        Hear(Noon);
        Assert.IsTrue(_time.IsTrusted);
    }

    [TestMethod]
    [DataRow(300_000, true)]
    [DataRow(300_001, false)]
    [DataRow(-300_000, true)]
    [DataRow(-300_001, false)]
    public void AJumpOfMoreThanFiveMinutesEndsTheTrust(int milliseconds, bool isTrusted)
    {
        Assert.IsTrue(_time.IsTrusted);
        _clock.Advance(3_600_000);
        _clock.Set(_clock.UtcNow.AddMilliseconds(milliseconds));
        Assert.AreEqual(isTrusted, _time.IsTrusted);
    }

    [TestMethod]
    public void SmallJumpsAddUp()
    {
        Assert.IsTrue(_time.IsTrusted);
        for (int i = 0; i < 5; i++)
        {
            _clock.Set(_clock.UtcNow.AddMinutes(1));
            Assert.IsTrue(_time.IsTrusted);
        }

        _clock.Set(_clock.UtcNow.AddMinutes(1));
        Assert.IsFalse(_time.IsTrusted);
    }

    [TestMethod]
    public void OnlyTheAcquirerMakesAJumpGood()
    {
        Hear(Noon);
        _clock.Set(Noon.AddHours(-3));
        Assert.IsFalse(_time.IsTrusted);
        _clock.Set(Noon);
        Assert.IsFalse(_time.IsTrusted, "Who moved the clock once may do it again.");
        _clock.Advance(60_000);
        Hear(Noon.AddMinutes(1).AddSeconds(2));
        Assert.IsTrue(_time.IsTrusted);
        Assert.AreEqual(Noon.AddMinutes(1).AddSeconds(2), _clock.UtcNow, "A clock that is not trusted is set to the second.");
    }

    [TestMethod]
    public void AJumpBetweenTwoLooksIsSeenByWatching()
    {
        _time.Watch();
        _clock.Set(Noon.AddDays(1));
        _time.Watch();
        _clock.Set(Noon);
        Assert.IsFalse(_time.IsTrusted);
    }

    [TestMethod]
    [DataRow(30, false)]
    [DataRow(-30, false)]
    [DataRow(31, true)]
    [DataRow(-31, true)]
    public void ADifferenceThatTheLineMayHaveMadeDoesNotSetTheClock(int seconds, bool isSet)
    {
        Assert.IsTrue(_time.IsTrusted);
        Hear(Noon.AddSeconds(seconds));
        Assert.AreEqual(isSet ? Noon.AddSeconds(seconds) : Noon, _clock.UtcNow);
        Assert.IsTrue(_time.IsTrusted);
    }

    [TestMethod]
    [DataRow("20260230120000")]
    [DataRow("20261322120000")]
    [DataRow("20261122240000")]
    [DataRow("20261122126000")]
    [DataRow("20261122120060")]
    [DataRow("19700101000000")]
    public void AnImpossibleTimeIsNotHeard(string told)
    {
        Hear(told);
        Assert.AreEqual(Noon, _clock.UtcNow);
        Assert.AreEqual(int.MaxValue, _time.HoursSinceContact);
    }

    // A repeat gets the first answer once more, and that may be days old.
    [TestMethod]
    [DataRow(Mti.Advice, true)]
    [DataRow(Mti.AdviceRepeat, false)]
    [DataRow(Mti.Reversal, true)]
    [DataRow(Mti.ReversalRepeat, false)]
    public void TheTimeInAnAnswerToARepeatIsNotHeard(int mti, bool isHeard)
    {
        var crypto = new DeskCrypto();
        var keys = new KeyRing(crypto, Counter.Master);
        var line = new AcquirerLine(new StoredAnswer(crypto, keys), crypto, keys, _time);
        _clock.Advance(4 * 86_400_000);
        line.Request.Begin(mti);
        StoredAnswer.PutBody(line.Request);
        Assert.AreEqual(LineResult.Answered, line.Exchange());
        Assert.AreEqual(isHeard ? Noon : Noon.AddDays(4), _clock.UtcNow);
    }

    [TestMethod]
    public void TheHoursSinceTheContactAreWhole()
    {
        Hear(Noon);
        _clock.Advance(72 * 3_600_000 - 1);
        Assert.AreEqual(71, _time.HoursSinceContact);
        _clock.Advance(1);
        Assert.AreEqual(72, _time.HoursSinceContact);
        Assert.IsTrue(_time.IsTrusted);
    }

    [TestMethod]
    public void ACardsSalesCountUntilADayAndAContactHavePassed()
    {
        Assert.IsTrue(_time.CardSalesCountFrom < new DateTime(2000, 1, 1), "Without a contact they count for ever.");
        Hear(Noon);
        Assert.AreEqual(Noon.AddDays(-1), _time.CardSalesCountFrom);
        _clock.Advance(20 * 3_600_000);
        Assert.AreEqual(Noon.AddHours(-4), _time.CardSalesCountFrom);
        _clock.Advance(20 * 3_600_000);
        Assert.AreEqual(Noon, _time.CardSalesCountFrom, "A day has passed for what was sold at noon, a contact has not.");
        Hear(_clock.UtcNow);
        Assert.AreEqual(Noon.AddHours(16), _time.CardSalesCountFrom);
    }

    // What outlives a settlement is chosen by this time: a clock that ran ahead would end the day of every card.
    [TestMethod]
    public void AClockThatJumpedAheadEndsNoDay()
    {
        Hear(Noon);
        _clock.Set(Noon.AddHours(30));
        Assert.AreEqual(Noon.AddDays(-1), _time.CardSalesOutliveFrom);
    }

    [TestMethod]
    public void TheContactOutlivesARestart()
    {
        Hear(Noon);
        _time.Watch();
        _clock.Advance(5 * 3_600_000);
        _time = Restarted();
        Assert.AreEqual(5, _time.HoursSinceContact);
        Assert.IsTrue(_time.IsTrusted);
    }

    [TestMethod]
    [DataRow(-300, true)]
    [DataRow(-301, false)]
    public void AClockThatStandsBeforeTheLastContactIsNotTrusted(int seconds, bool isTrusted)
    {
        Hear(Noon);
        _time.Watch();
        _time = Restarted();
        _clock.Set(Noon.AddSeconds(seconds));
        Assert.AreEqual(isTrusted, _time.IsTrusted);
        Hear(Noon);
        Assert.IsTrue(_time.IsTrusted);
    }

    [TestMethod]
    public void TheContactIsWrittenAtMostOnceAnHour()
    {
        _device.Flash.Arm(null);
        for (int minute = 0; minute < 180; minute++)
        {
            Hear(_clock.UtcNow);
            _time.Watch();
            _clock.Advance(60_000);
        }

        Assert.AreEqual(3, _device.Flash.Log.Count(operation => operation.Action == FlashAction.Write));
    }

    [TestMethod]
    public void ADamagedFileIsNoContact()
    {
        Hear(Noon);
        _time.Watch();
        byte[] file = _device.Flash.Snapshot()[File];
        for (int bit = 0; bit < file.Length * 8; bit++)
        {
            _device.Flash.FlipBit(File, bit);
            Assert.AreEqual(int.MaxValue, Restarted().HoursSinceContact, $"bit {bit}");
            _device.Flash.FlipBit(File, bit);
        }

        for (int length = 0; length < file.Length; length++)
        {
            _device.Flash.Put(File, file[..length]);
            Assert.AreEqual(int.MaxValue, Restarted().HoursSinceContact, $"{length} bytes");
        }
    }

    private HostTime Restarted()
    {
        HostTime time = new(_clock, _device.Flash.Mount(), new DeskCrypto());
        time.Recover();
        return time;
    }

    private void Hear(DateTime told) => Hear(told.ToString("yyyyMMddHHmmss"));

    private void Hear(string told)
    {
        Message answer = new(Message.TerminalCapacity);
        TagList tags = new(40);
        tags.PutText(Tag.HostTime, told);
        answer.Begin(Mti.NetworkAnswer);
        answer.PutTags(tags);
        _time.Hear(answer);
    }

    // Answers everything with the time of noon.
    private sealed class StoredAnswer(ICrypto crypto, KeyRing keys) : IHostLink
    {
        public static void PutBody(Message message)
        {
            var tags = new TagList(40);
            tags.PutText(Tag.HostTime, "20261122120000");
            message.PutNumber(Field.ProcessingCode, 0);
            message.PutNumber(Field.Amount, 1250);
            message.PutNumber(Field.TransmissionTime, 1122120000);
            message.PutNumber(Field.Stan, 7);
            message.PutText(Field.RetrievalReference, "010000000007");
            if (message.Mti % 100 == 30)
                message.PutText(Field.ResponseCode, "00");
            message.PutText(Field.Terminal, "TERM0001");
            message.PutTags(tags);
            message.PutNumber(Field.Currency, 978);
        }

        public Delivery Exchange(byte[] request, int requestLength, byte[] response, out int responseLength)
        {
            var asked = new Message(Message.TerminalCapacity);
            request.AsSpan(0, requestLength).CopyTo(asked.Bytes);
            asked.Parse(requestLength);
            var answer = new Message(Message.TerminalCapacity);
            answer.Begin(Mti.AnswerTo(asked.Mti));
            PutBody(answer);
            answer.Seal(crypto, keys.MessageMac);
            answer.Bytes.AsSpan(0, answer.Length).CopyTo(response);
            responseLength = answer.Length;
            return Delivery.Answer;
        }

        public int Fetch(string path, int offset, byte[] buffer, int count) => FetchStatus.NoAnswer;
    }
}
