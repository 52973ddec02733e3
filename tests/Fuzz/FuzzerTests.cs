using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;

namespace Terminal.Tests.Fuzz;

/// <summary>The fuzzer can fail: it finds what is wrong with decoders that are wrong on purpose, and says it in few bytes.</summary>
[TestClass]
public sealed class FuzzerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("terminal-fuzz-");

    public void Dispose() => _folder.Delete(true);

    [TestMethod]
    public void AnExceptionIsFoundShrunkReportedAndReplayed()
    {
        // Reads its length field and believes it: LL, then as many characters.
        var believing = new Toy("believing", "05HELLO", input =>
        {
            if (input.Length < 2 || !char.IsAsciiDigit((char)input[0]) || !char.IsAsciiDigit((char)input[1]))
                return Outcome.Refused;
            int length = (input[0] - '0') * 10 + input[1] - '0';
            return Enumerable.Range(2, length).All(at => input[at] < 0x80) ? Outcome.Accepted : Outcome.Refused;
        });

        var finding = Fuzz(believing, 100_000)!;

        Assert.HasCount(2, finding.Input, "a length, and nothing of what it announces");
        StringAssert.Contains(finding.Error, nameof(IndexOutOfRangeException));
        string report = finding.ToString();
        StringAssert.Contains(report, "believing");
        StringAssert.Contains(report, "seed 7, input ");
        StringAssert.Contains(report, Convert.ToHexString(finding.Input));

        var again = Fuzz(believing, 0)!;
        Assert.AreEqual("a kept seed", again.Origin);
        CollectionAssert.AreEqual(finding.Input, again.Input);
        Assert.HasCount(1, new KeptSeeds(_folder.FullName).Of("believing"), "kept once");
    }

    [TestMethod]
    public void ABrokenPromiseIsFound()
    {
        var leaking = new Toy("leaking", "A=1\nB=2\n", input =>
            input.AsSpan().IndexOf("\n\n"u8) > 0 ? throw new BrokenPromiseException("No line is empty.") : Outcome.Accepted);

        var finding = Fuzz(leaking, 100_000)!;

        Assert.AreEqual("000A0A", Convert.ToHexString(finding.Input));
        StringAssert.Contains(finding.Error, "No line is empty.");
    }

    [TestMethod]
    public void AnInputThatNeverEndsIsFound()
    {
        using var end = new ManualResetEventSlim();
        var looping = new Toy("looping", "1234", input =>
        {
            if (input.Contains((byte)'9'))
                end.Wait();
            return Outcome.Accepted;
        });

        var finding = new Fuzzer(looping, 7, new KeptSeeds(_folder.FullName)) { Patience = TimeSpan.FromSeconds(1) }.Run(100_000)!;
        end.Set();

        Assert.AreEqual("It does not end.", finding.Error);
        CollectionAssert.Contains(finding.Input, (byte)'9');
    }

    [TestMethod]
    public void ASampleThatIsRefusedIsFound() =>
        StringAssert.Contains(Fuzz(new Toy("sour", "x", _ => Outcome.Refused), 10)!.Error, "valid sample");

    [TestMethod]
    public void ADecoderThatIsRightIsLeftAlone() =>
        Assert.IsNull(Fuzz(new Toy("right", "0123", input => input.Length > 3 ? Outcome.Accepted : Outcome.Refused), 10_000));

    [TestMethod]
    public void TheSameSeedBreedsTheSameInputs()
    {
        byte[][] corpus = ["0200ABC=12"u8.ToArray(), "line=1\nline=2\n"u8.ToArray()];
        string one = Bred(new Mutator(corpus, []), 7);
        Assert.AreEqual(one, Bred(new Mutator(corpus, []), 7));
        Assert.AreNotEqual(one, Bred(new Mutator(corpus, []), 8));
    }

    private static string Bred(Mutator mutator, ulong seed) =>
        string.Join(' ', Enumerable.Range(0, 1000).Select(number => Convert.ToHexString(mutator.Breed(seed, number))));

    private Finding? Fuzz(Decoder decoder, long inputs) => new Fuzzer(decoder, 7, new KeptSeeds(_folder.FullName)).Run(inputs);

    private sealed class Toy(string name, string sample, Func<byte[], Outcome> run) : Decoder
    {
        public override string Name => name;

        public override IReadOnlyList<byte[]> Corpus { get; } = [Encoding.ASCII.GetBytes(sample)];

        public override Outcome Run(byte[] input) => run(input);
    }
}
