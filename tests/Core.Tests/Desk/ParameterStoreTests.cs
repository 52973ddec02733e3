using System.Collections.Generic;
using System.Linq;
using System.Text;
using Terminal.Board;
using Terminal.Board.Storage;
using Terminal.Core.Keys;
using Terminal.Core.Parameters;

namespace Terminal.Tests.Desk;

/// <summary>A newer set replaces the one in force, whole or not at all.</summary>
[TestClass]
public sealed class ParameterStoreTests
{
    private static readonly DeskCrypto Crypto = new();

    private readonly DeviceBoard _device = new(new VirtualClock());

    public ParameterStoreTests() => _device.Flash.Put(ParameterFile.Name, Set(7));

    [TestMethod]
    public void ANewerSetIsInForceAtOnceAndAfterARestart()
    {
        for (int number = 8; number < 12; number++)
        {
            TerminalParameters inForce = Restarted(out ParameterStore store)!;
            Assert.AreEqual(number - 1, inForce.Number);
            Assert.IsTrue(Replace(store, Set(number), inForce));
            Assert.AreEqual(number, inForce.Number);
        }

        Assert.AreEqual(11, Restarted(out _)!.Number);
        CollectionAssert.AreEquivalent(new[] { "parameters/current", "parameters/next" }, _device.Flash.Snapshot().Keys.ToArray());
    }

    [TestMethod]
    public void OneRunTakesManySets()
    {
        TerminalParameters inForce = Restarted(out ParameterStore store)!;
        for (int number = 8; number < 12; number++)
            Assert.IsTrue(Replace(store, Set(number), inForce));
        Assert.AreEqual(11, Restarted(out _)!.Number);
    }

    [TestMethod]
    public void EverythingOfASetIsTakenOver()
    {
        TerminalParameters inForce = Restarted(out ParameterStore store)!;
        byte[] file = Signed(SampleParameters.Lines.Replace("number=000007", "number=000008").Replace("valid-until=20281231", "valid-until=20291130")
            .Replace("name=CORNER SHOP", "name=OTHER SHOP").Replace("place=1 ", "place=2 ").Replace("country=280", "country=276").Replace("utc-offset=60", "utc-offset=-120")
            .Replace("language=en", "language=ru").Replace("keyed-cards=no", "keyed-cards=yes").Replace("card-look=none", "card-look=confirm").Replace("phone=+00", "phone=+01")
            .Replace("maximum=500000", "maximum=400000").Replace("offline-count=10", "offline-count=11").Replace("offline-total=20000", "offline-total=30000")
            .Replace("contact-hours=72", "contact-hours=48").Replace("unable=decline", "unable=refer").Replace("refund-limit=5000", "refund-limit=1")
            .Replace("hold-days=7", "hold-days=8").Replace("settle-at=none", "settle-at=1410").Replace("word=8", "word=9").Replace("word=C", "word=D").Replace("TEST DEBIT", "DEBIT"));
        Assert.IsTrue(Replace(store, file, inForce));

        TerminalParameters read = ParameterFile.Read(file, file.Length, Crypto, Keys())!;
        foreach (var property in typeof(TerminalParameters).GetProperties())
            Assert.AreEqual(Told(property.GetValue(read)), Told(property.GetValue(inForce)), property.Name);
        TerminalParameters old = ParameterFile.Read(Set(7), Set(7).Length, Crypto, Keys())!;
        foreach (var property in typeof(TerminalParameters).GetProperties().Where(p => p.Name is not ("TerminalId" or "MerchantId" or "Currency")))
            Assert.AreNotEqual(Told(property.GetValue(old)), Told(property.GetValue(inForce)), property.Name + " should differ for this test to mean anything.");
    }

    [TestMethod]
    [DataRow("number=000008", "number=000007", DisplayName = "the same number")]
    [DataRow("number=000008", "number=000006", DisplayName = "a rollback")]
    [DataRow("terminal=TERM0001", "terminal=TERM0002", DisplayName = "another terminal")]
    [DataRow("merchant=MERCHANT0000001", "merchant=MERCHANT0000002", DisplayName = "another merchant")]
    [DataRow("currency=978 EUR 2", "currency=840 USD 2", DisplayName = "another currency")]
    [DataRow("currency=978 EUR 2", "currency=978 EUR 3", DisplayName = "another exponent")]
    [DataRow("maximum=500000", "maximum=0", DisplayName = "out of range")]
    public void ASetThatMustNotBeTakenChangesNothing(string good, string bad)
    {
        string lines = SampleParameters.Lines.Replace("number=000007", "number=000008");
        RefusesAndKeeps(Signed(lines.Replace(good, bad)));
    }

    [TestMethod]
    public void ASetOfAnotherKeyIsRefused()
    {
        byte[] file = Set(8);
        byte[] other = Encoding.ASCII.GetBytes("0123456789abcdef0123456789ABCDEG");
        int covered = file.Length - 21;
        string mac = Convert.ToHexString(Crypto.Hmac(new KeyRing(Crypto, other).ParameterMac, file, 0, covered), 0, 8);
        Encoding.ASCII.GetBytes(mac).CopyTo(file, covered + 4);
        RefusesAndKeeps(file);
    }

    [TestMethod]
    public void ATouchedOrCutSetIsRefused()
    {
        byte[] file = Set(8);
        for (int i = 0; i < file.Length; i++)
        {
            file[i] ^= 1;
            RefusesAndKeeps(file);
            file[i] ^= 1;
            RefusesAndKeeps(file[..i]);
        }
    }

    [TestMethod]
    public void PowerCutAtEveryByteLeavesAWholeSet()
    {
        foreach (int held in new[] { 7, 8 })
        {
            for (int bytes = 0; bytes <= Set(9).Length; bytes++)
            {
                Prepare(held);
                CutAt(FlashFault.Cut(0, bytes == Set(9).Length ? CutLeaves.New : CutLeaves.Torn, bytes));
                int number = Restarted(out ParameterStore store)!.Number;
                Assert.AreEqual(bytes == Set(9).Length ? 9 : held, number, $"{bytes} bytes");

                // What a torn file left behind must not hinder the next attempt, nor a second cut.
                CutAt(FlashFault.Cut(0, CutLeaves.Torn, 100));
                Assert.IsTrue(Restarted(out store)!.Number >= held);
            }
        }
    }

    [TestMethod]
    public void AFaultOfTheFlashLeavesTheOldSetInForce()
    {
        List<FlashFault> faults = [FlashFault.Full(0)];
        faults.AddRange(new[] { CutLeaves.Old, CutLeaves.Torn, CutLeaves.Missing }.Select(leaves => FlashFault.IoError(0, leaves, 300)));
        foreach (FlashFault fault in faults)
        {
            Prepare(8);
            TerminalParameters inForce = Restarted(out ParameterStore store)!;
            _device.Flash.Arm(fault);
            Assert.IsFalse(Replace(store, Set(9), inForce));
            Assert.AreEqual(8, inForce.Number);
            Assert.AreEqual(8, Restarted(out _)!.Number);
            Assert.IsTrue(Replace(store, Set(9), inForce), "The next attempt succeeds.");
            Assert.AreEqual(9, Restarted(out _)!.Number);
        }
    }

    [TestMethod]
    public void OfTwoFilesTheNewestWholeOneCounts()
    {
        Prepare(8);
        Assert.AreEqual(8, Restarted(out _)!.Number);
        _device.Flash.Put("parameters/current", Set(9));
        Assert.AreEqual(9, Restarted(out _)!.Number, "An engineer brought a newer one.");
        _device.Flash.FlipBit("parameters/current", 1_000);
        Assert.AreEqual(8, Restarted(out _)!.Number);
        _device.Flash.FlipBit("parameters/next", 1_000);
        Assert.IsNull(Restarted(out _));
    }

    private void RefusesAndKeeps(byte[] file)
    {
        TerminalParameters inForce = Restarted(out ParameterStore store)!;
        _device.Flash.Arm(null);
        Assert.IsFalse(Replace(store, file, inForce));
        Assert.IsFalse(_device.Flash.Log.Any(operation => operation.Action == FlashAction.Write));
        Assert.AreEqual(7, inForce.Number);
        Assert.AreEqual(500_000, inForce.MaximumAmount);
    }

    // Set 7 in the engineer's file; set 8, when it is held, in the other.
    private void Prepare(int held)
    {
        _device.Flash.Put("parameters/current", Set(7));
        _device.Flash.Put("parameters/next", held == 8 ? Set(8) : []);
    }

    private void CutAt(FlashFault fault)
    {
        TerminalParameters inForce = Restarted(out ParameterStore store)!;
        _device.Flash.Arm(fault);
        Assert.ThrowsExactly<PowerCutException>(() => Replace(store, Set(9 + inForce.Number / 9), inForce));
    }

    private TerminalParameters? Restarted(out ParameterStore store)
    {
        _device.RestorePower();
        _device.Flash.Arm(null);
        store = new ParameterStore(_device.Flash.Mount(), Crypto, Keys());
        return store.Recover();
    }

    private static bool Replace(ParameterStore store, byte[] file, TerminalParameters inForce) => store.Replace(file, file.Length, inForce);

    private static byte[] Set(int number) => Signed(SampleParameters.Lines.Replace("number=000007", $"number={number:D6}"));

    private static byte[] Signed(string lines) => SampleParameters.Signed(Crypto, lines);

    private static KeyRing Keys() => new(Crypto, Counter.Master);

    private static string Told(object? value) => System.Text.Json.JsonSerializer.Serialize(value);
}
