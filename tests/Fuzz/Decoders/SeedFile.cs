using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Terminal.Acquirer;
using Terminal.Acquirer.Seeds;
using Terminal.Core.Keys;
using Terminal.Core.Parameters;

namespace Terminal.Tests.Fuzz.Decoders;

/// <summary>The acquirer's seed file. What is accepted must make files that the terminals accept.</summary>
internal sealed class SeedFile : Decoder
{
    // The patterns of all fields: of fewer kept ones the reader builds most anew for each input.
    public SeedFile() => Regex.CacheSize = 64;

    public override string Name => "seed-file";

    public override int Inputs => 300_000;

    // A short town, for the whole one takes long to read; and the whole one.
    public override IReadOnlyList<byte[]> Corpus { get; } =
        [.. Enumerable.Repeat(Encoding.UTF8.GetBytes(Short()), 99), Encoding.UTF8.GetBytes(Seed.DefaultText)];

    public override IReadOnlyList<byte[]> Words { get; } =
        new[] { "\n", "\r\n", "\t", "    ", "#", "host\n", "card ", "stranger ", "product ", "    active yes\n", "yes", "no", "debit", "978 EUR 0", "392 JPY 0", "0.00", "-300", "\u00A0", "Щ" }
            .Select(Encoding.UTF8.GetBytes).ToArray();

    public override Outcome Run(byte[] input)
    {
        Seed seed;
        try
        {
            seed = Seed.Read("fuzz.txt", Encoding.UTF8.GetString(input));
        }
        catch (SeedException)
        {
            return Outcome.Refused;
        }

        foreach (var terminal in seed.Terminals)
        {
            byte[] file = TerminalFiles.Of(seed, terminal.Id).Parameters;
            Must(file.Length <= ParameterFile.Capacity && ParameterFile.Read(file, file.Length, Testville.Crypto, new KeyRing(Testville.Crypto, terminal.MasterKey)) is not null,
                "A terminal of the seed takes its parameters.");
        }

        return Outcome.Accepted;
    }

    // One record of each kind.
    private static string Short()
    {
        var records = Seed.DefaultText.Split("\n\n").Where(record => record.Length > 0 && record[0] != '#').GroupBy(record => record.Split(' ', '\n')[0]);
        return string.Join('\n', records.Select(kind => kind.First().TrimEnd() + "\n"));
    }
}
