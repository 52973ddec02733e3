using System.Diagnostics;
using System.Globalization;
using System.IO;
using Terminal.Tests.Fuzz.Decoders;

[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.MethodLevel)]

namespace Terminal.Tests.Fuzz;

/// <summary>Every decoder takes its inputs with no outcome but acceptance or its own refusal. How to run it for longer, and with other seeds: README.md.</summary>
[TestClass]
public sealed class DecoderTests
{
    private const ulong Seed = 20261122;
    private const string Memory = "/dev/shm";

    public TestContext TestContext { get; set; } = null!;

    // The host's databases are made in memory where there is such a place: what is tried here is the decoding, and not the disk.
    [AssemblyInitialize]
    public static void KeepOffTheDisk(TestContext context)
    {
        if (Directory.Exists(Memory))
            Environment.SetEnvironmentVariable("TMPDIR", Memory);
    }

    [TestMethod(DisplayName = "track-2")]
    public void Track2() => Fuzz(new Track2());

    [TestMethod(DisplayName = "reader-frame")]
    public void ReaderFrame() => Fuzz(new ReaderFrame());

    [TestMethod(DisplayName = "message")]
    public void MessageBytes() => Fuzz(new MessageBytes());

    [TestMethod(DisplayName = "answer")]
    public void Answer() => Fuzz(new Answer());

    [TestMethod(DisplayName = "tag-list")]
    public void Tags() => Fuzz(new Tags());

    [TestMethod(DisplayName = "parameter-file")]
    public void ParameterFile() => Fuzz(new Parameters(isSigned: false));

    [TestMethod(DisplayName = "parameter-lines")]
    public void ParameterLines() => Fuzz(new Parameters(isSigned: true));

    [TestMethod(DisplayName = "key-file")]
    public void KeyFile() => Fuzz(new MasterKeyFile());

    [TestMethod(DisplayName = "journal-file")]
    public void JournalFile() => Fuzz(new Journal(isSealed: false));

    [TestMethod(DisplayName = "journal-record")]
    public void JournalRecord() => Fuzz(new Journal(isSealed: true));

    [TestMethod(DisplayName = "receipt-printer")]
    public void ReceiptPrinter() => Fuzz(new PrinterBytes());

    [TestMethod(DisplayName = "display")]
    public void Display() => Fuzz(new PanelBytes());

    [TestMethod(DisplayName = "host")]
    public void Host() => Fuzz(new Host());

    [TestMethod(DisplayName = "http-body")]
    public void HttpBody() => Fuzz(new HttpBody());

    [TestMethod(DisplayName = "https-body")]
    public void HttpsBody() => Fuzz(new HttpsBody());

    [TestMethod(DisplayName = "seed-file")]
    public void SeedFile() => Fuzz(new SeedFile());

    [TestMethod(DisplayName = "list-manifest")]
    public void ListManifest() => Fuzz(new ListManifest());

    [TestMethod(DisplayName = "list-page")]
    public void ListPage() => Fuzz(new ListPage());

    [TestMethod]
    [DataRow("selector.a", false, DisplayName = "list-selector-a")]
    [DataRow("selector.a", true, DisplayName = "list-selector-a-sealed")]
    [DataRow("overlay.a", false, DisplayName = "list-overlay-a")]
    [DataRow("overlay.a", true, DisplayName = "list-overlay-a-sealed")]
    [DataRow("manifest.a", false, DisplayName = "list-manifest-a")]
    [DataRow("base.a", false, DisplayName = "list-base-a")]
    public void ListFile(string file, bool isSealed) => Fuzz(new ListFile(file, isSealed));

    [TestMethod(DisplayName = "list-delta")]
    public void ListDelta() => Fuzz(new ListDelta(isSealed: false));

    [TestMethod(DisplayName = "list-delta-sealed")]
    public void SealedListDelta() => Fuzz(new ListDelta(isSealed: true));

    private void Fuzz(Decoder decoder)
    {
        using (decoder)
        {
            var time = Setting("TERMINAL_FUZZ_MINUTES") is { } minutes ? TimeSpan.FromMinutes(minutes) : (TimeSpan?)null;
            ulong seed = (ulong)(Setting("TERMINAL_FUZZ_SEED") ?? (time is null ? Seed : Stopwatch.GetTimestamp()));
            var fuzzer = new Fuzzer(decoder, seed, KeptSeeds.OfTheRepository());
            var clock = Stopwatch.StartNew();
            var finding = fuzzer.Run(decoder.Inputs, time);
            TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{decoder.Name}: seed {seed}, {fuzzer.Inputs:N0} inputs in {clock.Elapsed.TotalSeconds:F1} s, {fuzzer.Accepted:N0} accepted"));
            Assert.IsNull(finding, finding?.ToString());
            Assert.IsTrue(fuzzer.Accepted > 0 && fuzzer.Accepted < fuzzer.Inputs, "Some inputs are accepted and some refused.");
        }
    }

    private static double? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;
}
