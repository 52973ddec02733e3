using System.Linq;
using System.Text;
using Terminal.Core.Keys;
using Terminal.Core.Parameters;

namespace Terminal.Tests.Desk;

[TestClass]
public sealed class ParameterFileTests
{
    private readonly DeskCrypto _crypto = new();

    [TestMethod]
    public void AParameterFileIsReadWhole()
    {
        TerminalParameters parameters = Read(SampleParameters.File(_crypto, "ru"))!;

        Assert.AreEqual(7, parameters.Number);
        Assert.AreEqual(20281231, parameters.ValidUntil);
        Assert.AreEqual("TERM0001", Encoding.ASCII.GetString(parameters.TerminalId));
        Assert.AreEqual("MERCHANT0000001", Encoding.ASCII.GetString(parameters.MerchantId));
        Assert.AreEqual("EUR", parameters.Currency.Code);
        Assert.AreEqual(978, parameters.Currency.Number);
        Assert.AreEqual(2, parameters.Currency.Exponent);
        Assert.AreEqual(60, parameters.UtcOffset);
        Assert.AreEqual(Core.Texts.Language.Russian, parameters.Language);
        Assert.AreEqual(500_000, parameters.MaximumAmount);
        Assert.AreEqual(10, parameters.OfflineCountCap);
        Assert.AreEqual(20_000, parameters.OfflineTotalCap);
        Assert.AreEqual(72, parameters.ContactHoursCap);
        Assert.IsFalse(parameters.RefersWhenUnable);
        Assert.AreEqual(5_000, parameters.RefundLimit);
        Assert.AreEqual(7, parameters.HoldDays);
        Assert.AreEqual(TerminalParameters.NoSettlement, parameters.SettlesAt);
        Assert.IsTrue(IsPassword("1234", parameters.MerchantPassword));
        Assert.IsTrue(IsPassword("864200", parameters.EngineerPassword));
        Assert.IsFalse(IsPassword("864200", parameters.MerchantPassword));
        Assert.IsFalse(IsPassword("12345", parameters.MerchantPassword));
        Assert.HasCount(2, parameters.Products);
        Assert.AreEqual(280, parameters.Products[0].Country);
        Assert.AreEqual(5_000, parameters.Products[0].FloorLimit);
        Assert.AreEqual(2_000, parameters.Products[0].SelectionThreshold);
        Assert.AreEqual(0, parameters.Products[0].SelectionTarget);
        Assert.AreEqual(20, parameters.Products[0].SelectionMaximum);
        Assert.AreEqual(3, parameters.Products[0].CardSalesCap);
        Assert.AreEqual("TEST DEBIT", Encoding.ASCII.GetString(parameters.Products[1].Name));
        Assert.IsTrue(parameters.Products[1].IsDebit);
        Assert.AreEqual(19, parameters.Products[1].LongestPan);
    }

    [TestMethod]
    public void EveryChangedBitIsRefused()
    {
        byte[] file = SampleParameters.File(_crypto, "en");
        for (int bit = 0; bit < file.Length * 8; bit++)
        {
            file[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.IsNull(Read(file), $"bit {bit}");
            file[bit / 8] ^= (byte)(1 << bit % 8);
        }
    }

    [TestMethod]
    public void EveryTruncationIsRefused()
    {
        byte[] file = SampleParameters.File(_crypto, "en");
        for (int length = 0; length < file.Length; length++)
            Assert.IsNull(Read(file[..length]), $"{length} bytes");
    }

    [TestMethod]
    public void AMissingOrDoubledLineIsRefusedHoweverWellSigned()
    {
        string[] lines = SampleParameters.Lines.TrimEnd('\n').Split('\n');
        for (int i = 0; i < lines.Length - 2; i++)
        {
            string without = string.Join('\n', lines.Where((_, n) => n != i)) + "\n";
            string twice = string.Join('\n', lines.Select((line, n) => n == i ? line + "\n" + line : line)) + "\n";
            Assert.IsNull(Read(SampleParameters.Signed(_crypto, without)), "without " + lines[i]);
            Assert.IsNull(Read(SampleParameters.Signed(_crypto, twice)), "twice " + lines[i]);
        }
    }

    [TestMethod]
    [DataRow("number=000007", "number=-1")]
    [DataRow("number=000007", "number=1000000")]
    [DataRow("number=000007", "number=12x")]
    [DataRow("number=000007", "number=")]
    [DataRow("valid-until=20281231", "valid-until=31122028")]
    [DataRow("terminal=TERM0001", "terminal=TERM00011")]
    [DataRow("merchant=MERCHANT0000001", "merchant=")]
    [DataRow("merchant=MERCHANT0000001", "merchant=ЛАВКА")]
    [DataRow("currency=978 EUR 2", "currency=978 EUR")]
    [DataRow("currency=978 EUR 2", "currency=978 EUR 5")]
    [DataRow("utc-offset=60", "utc-offset=900")]
    [DataRow("maximum=500000", "maximum=0")]
    [DataRow("maximum=500000", "maximum=99999999999999")]
    [DataRow("product=999000-999099", "product=999000")]
    [DataRow("product=999000-999099", "product=999099-999000")]
    [DataRow("language=en", "language=de")]
    [DataRow("credit 16-16", "charge 16-16")]
    [DataRow("credit 16-16", "credit 11-16")]
    [DataRow("credit 16-16", "credit 16-20")]
    [DataRow("280 5000 2000", "5000 2000")]
    [DataRow("280 5000 2000", "0 5000 2000")]
    [DataRow("280 5000 2000", "280 -1 0")]
    [DataRow("280 5000 2000", "280 1000000000000 0")]
    [DataRow("280 5000 2000", "280 5000 5000")]
    [DataRow("280 5000 2000", "280 0 1")]
    [DataRow("0-20 3 TEST", "20-0 3 TEST")]
    [DataRow("0-20 3 TEST", "0-100 3 TEST")]
    [DataRow("0-20 3 TEST", "0-20 TEST")]
    [DataRow("0-20 3 TEST", "0-20 1000 TEST")]
    [DataRow("offline-count=10", "offline-count=1000")]
    [DataRow("offline-total=20000", "offline-total=1000000000000")]
    [DataRow("contact-hours=72", "contact-hours=-1")]
    [DataRow("unable=decline", "unable=offline")]
    [DataRow("refund-limit=5000", "refund-limit=-1")]
    [DataRow("hold-days=7", "hold-days=0")]
    [DataRow("hold-days=7", "hold-days=32")]
    [DataRow("settle-at=none", "settle-at=1440")]
    [DataRow("settle-at=none", "settle-at=")]
    [DataRow("merchant-password=892FA8B666C4FDDC", "merchant-password=892FA8B666C4FDD")]
    [DataRow("merchant-password=892FA8B666C4FDDC", "merchant-password=892fa8b666c4fddc")]
    [DataRow("engineer-password=C6AFBF302C2AC861", "engineer-password=C6AFBF302C2AC86G")]
    public void AValueOutOfRangeIsRefused(string good, string bad)
    {
        string lines = SampleParameters.Lines.Replace(good, bad);
        Assert.AreNotEqual(SampleParameters.Lines, lines);
        Assert.IsNull(Read(SampleParameters.Signed(_crypto, lines)));
    }

    [TestMethod]
    [DataRow("0", 0)]
    [DataRow("1439", 1439)]
    public void ATimeOfSettlementIsMinutesOfTheDay(string written, int minutes)
    {
        string lines = SampleParameters.Lines.Replace("settle-at=none", "settle-at=" + written);
        Assert.AreEqual(minutes, Read(SampleParameters.Signed(_crypto, lines))!.SettlesAt);
    }

    private bool IsPassword(string digits, byte[] code) =>
        Password.IsRight(_crypto, new KeyRing(_crypto, Counter.Master), Encoding.ASCII.GetBytes(digits), digits.Length, code);

    private TerminalParameters? Read(byte[] file) => ParameterFile.Read(file, file.Length, _crypto, new KeyRing(_crypto, Counter.Master));
}
