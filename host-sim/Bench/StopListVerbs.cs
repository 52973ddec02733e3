using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using Terminal.Acquirer;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Seeds;
using Terminal.Acquirer.StopLists;
using Terminal.Core.StopList;

namespace Terminal.Bench;

/// <summary>The verb <c>stop-list</c>: builds a stop list from a file of card numbers, shows one, and checks one. Card numbers are shown masked only.</summary>
internal static class StopListVerbs
{
    private const string StandardInput = "-";
    private const int BadLinesShown = 20;
    private const int CardsBetweenReports = 500_000;

    private static readonly Option<string> Terminal = new("--terminal")
    {
        Description = "The terminal whose manifest it is.",
        DefaultValueFactory = _ => "TERM0001",
    };

    private static readonly Option<FileInfo?> SeedFile = new("--seed") { Description = "File with the terminals and keys; without it the town of Testville." };

    private static readonly Argument<DirectoryInfo> Folder = new("folder") { Description = "Folder of the list: the files base and manifest." };

    /// <summary>The verb, for the command line.</summary>
    public static Command Verb() => new("stop-list", "Builds, shows and checks stop lists.") { Build(), Inspect(), Check() };

    private static Command Build()
    {
        var cards = CardsArgument("File with the card numbers, one a line in the first column of a CSV; - reads standard input.");
        var list = new Option<int>("--list") { Description = "Which list, 0 to 999999999.", DefaultValueFactory = _ => 1 };
        var version = new Option<long>("--list-version") { Description = "Its version, 0 to 9999999999.", DefaultValueFactory = _ => 1 };
        var days = new Option<int>("--days") { Description = "Days for which it is valid, 1 to 3660.", DefaultValueFactory = _ => 7 };
        var resultBits = new Option<int?>("--result-bits") { Description = "8, 12 or 16: one in 2^r of the cards not listed looks listed; 12 when neither this nor --pages is given." };
        var pages = new Option<int?>("--pages") { Description = "Room in pages of 4,096 bytes: as many result bits as fit." };
        var skip = new Option<bool>("--skip-bad-lines") { Description = "Leaves out lines that are no card number; without it there is no list then." };
        Within(list, 0, Manifest.HighestList);
        Within(version, 0, Manifest.HighestVersion);
        Within(days, 1, 3660);
        resultBits.AcceptOnlyFromAmong([.. ListSpace.ResultBits.Select(bits => bits.ToString(CultureInfo.InvariantCulture))]);
        var verb = new Command("build", "Builds a stop list from a file of card numbers.") { cards, Folder, list, version, days, resultBits, pages, skip, Terminal, SeedFile };
        verb.SetAction(parsed => Guarded(() =>
        {
            ListFolder folder = FolderOf(parsed);
            var builder = new ListBuilder();
            byte[] key = folder.KeyOf(parsed.GetValue(list));
            int read = 0, bad = ReadCards(parsed.GetValue(cards)!, (_, digits) =>
            {
                builder.Add(CardNumber.Digest(key, digits));
                if (++read % CardsBetweenReports == 0)
                    Console.Error.WriteLine($"{read:N0} cards read");
            });
            if (bad > 0 && !parsed.GetValue(skip))
            {
                Console.Error.WriteLine($"{bad:N0} lines are no card number: nothing was built. Mend them, or leave them out with --skip-bad-lines.");
                return 1;
            }

            int bits = parsed.GetValue(resultBits) ?? 12;
            if (parsed.GetValue(pages) is { } room)
            {
                int best = ListSpace.BestResultBits(read, room);
                bits = Math.Min(parsed.GetValue(resultBits) ?? best, best);
                if (best == 0)
                {
                    Console.Error.WriteLine($"{read:N0} cards do not fit into {room:N0} pages: they take {ListSpace.PagesFor(read, ListSpace.ResultBits.Min()):N0} even with {ListSpace.ResultBits.Min()} result bits.");
                    return 1;
                }
            }

            BaseList built = builder.Build(parsed.GetValue(list), parsed.GetValue(version), key, bits, Progress());
            DateTimeOffset now = DateTimeOffset.UtcNow;
            folder.Write(built, now, now.AddDays(parsed.GetValue(days)));
            Console.WriteLine($"{built.Manifest.Cards:N0} cards on {built.Pages.Count:N0} pages, {built.BitsPerCard:F3} bits a card, in {parsed.GetValue(Folder)}");
            if (read > built.Manifest.Cards)
                Console.WriteLine($"{read - built.Manifest.Cards:N0} numbers came more than once.");
            if (bad > 0)
                Console.WriteLine($"{bad:N0} lines were left out.");
            return 0;
        }));
        return verb;
    }

    private static Command Inspect()
    {
        var verb = new Command("inspect", "Shows what a stop list is: version, validity, cards, space.") { Folder, Terminal, SeedFile };
        verb.SetAction(parsed => Guarded(() =>
        {
            ListFolder folder = FolderOf(parsed);
            Manifest manifest = folder.Manifest();
            byte[]?[] pages = Pages(folder, manifest);
            long bytes = Manifest.Length + (long)manifest.Pages * RibbonPage.Length;
            Console.WriteLine($"List {manifest.List}, version {manifest.Version}");
            Console.WriteLine($"Made {Time(manifest.Created)}, valid until {Time(manifest.ValidUntil)}");
            Console.WriteLine($"{manifest.Cards:N0} cards on {manifest.Pages:N0} pages with r = {manifest.ResultBits}: {bytes:N0} bytes with the manifest"
                + (manifest.Cards > 0 ? $", {8.0 * bytes / manifest.Cards:F3} bits a card" : ""));
            byte[][] whole = [.. pages.OfType<byte[]>()];
            if (whole.Length > 0)
                Console.WriteLine($"Of the cards not listed one in {1 / whole.Average(ListFolder.FalsePositives):N0} looks listed");
            return whole.Length == pages.Length ? 0 : 1;
        }));
        return verb;
    }

    private static Command Check()
    {
        var cards = CardsArgument("File with card numbers to look up; - reads standard input. Without it only the list itself is checked.");
        cards.Arity = ArgumentArity.ZeroOrOne;
        var verb = new Command("check", "Checks that a stop list is whole, and looks cards up in it as the terminal does.") { Folder, cards, Terminal, SeedFile };
        verb.SetAction(parsed => Guarded(() =>
        {
            ListFolder folder = FolderOf(parsed);
            Manifest manifest = folder.Manifest();
            byte[]?[] pages = Pages(folder, manifest);
            bool isWhole = !pages.Contains(null);
            if (isWhole)
                Console.WriteLine($"The manifest and all {pages.Length:N0} pages are whole.");
            if (DateTimeOffset.UtcNow.ToUnixTimeSeconds() >= manifest.ValidUntil)
                Console.WriteLine($"The list expired at {Time(manifest.ValidUntil)}: a terminal would ask the acquirer about every card.");

            int bad = parsed.GetValue(cards) is not { } source ? 0 : ReadCards(source, (line, digits) =>
            {
                byte[] digest = CardNumber.Digest(manifest.ListKey, digits);
                Listing listing = pages[RibbonPage.NumberOf(digest, manifest.Pages)] is { } page ? RibbonPage.Look(page, digest) : Listing.Unknown;
                string told = listing switch { Listing.Listed => "listed", Listing.Absent => "not listed", _ => "unknown: its page is damaged" };
                Console.WriteLine($"Line {line}: {CardNumber.Mask(digits)} {told}");
            });
            return isWhole && bad == 0 ? 0 : 1;
        }));
        return verb;
    }

    private static Argument<string> CardsArgument(string description) => new("cards") { Description = description };

    private static ListFolder FolderOf(ParseResult parsed)
    {
        Seed seed = parsed.GetValue(SeedFile) is { } file ? Seed.Load(file.FullName) : Seed.Default;
        return new ListFolder(parsed.GetValue(Folder)!.FullName, seed, parsed.GetValue(Terminal)!);
    }

    private static byte[]?[] Pages(ListFolder folder, Manifest manifest) => folder.Pages(manifest, number => Console.Error.WriteLine($"Page {number} is damaged."));

    // How many lines are no card number.
    private static int ReadCards(string source, CardTold card)
    {
        int bad = 0;
        using Stream file = source == StandardInput ? Console.OpenStandardInput() : File.OpenRead(source);
        CardFile.Read(file, card, (line, fault) =>
        {
            if (++bad <= BadLinesShown)
                Console.Error.WriteLine($"Line {line}: {fault}");
        });
        if (bad > BadLinesShown)
            Console.Error.WriteLine($"and {bad - BadLinesShown:N0} lines more.");
        return bad;
    }

    // A line for each tenth of the pages.
    private static Action<int, int> Progress()
    {
        int told = 0;
        return (done, all) =>
        {
            int tenths = (int)(10L * done / all);
            if (tenths == told)
                return;
            told = tenths;
            Console.Error.WriteLine($"{10 * tenths} % of {all:N0} pages built");
        };
    }

    private static string Time(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static void Within<T>(Option<T> option, T least, T most)
        where T : IComparable<T>
    {
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<T>() is { } value && (value.CompareTo(least) < 0 || value.CompareTo(most) > 0))
                result.AddError($"{option.Name} takes a number from {least} to {most}.");
        });
    }

    private static int Guarded(Func<int> act)
    {
        try
        {
            return act();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or InvalidDataException or SeedException or ArgumentOutOfRangeException)
        {
            Console.Error.WriteLine(refused.Message);
            return 1;
        }
    }
}
