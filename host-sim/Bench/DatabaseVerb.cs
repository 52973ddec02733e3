using System;
using System.CommandLine;
using System.IO;
using System.Threading.Tasks;
using Terminal.Acquirer;
using Terminal.Acquirer.Seeds;

namespace Terminal.Bench;

/// <summary>A verb of the acquirer's people, over the database of an acquirer that may be running. What is not done is told on the error output, and the exit code is 1.</summary>
internal static class DatabaseVerb
{
    private static readonly Option<DirectoryInfo> State = new("--state") { Description = "Folder of the acquirer: its --state.", Required = true };
    private static readonly Option<string?> Base = new("--database") { Description = "The acquirer's own --database, where it has one." };
    private static readonly Option<FileInfo?> SeedFile = new("--seed") { Description = "The acquirer's own seed file; without it the town of Testville." };

    /// <summary>Makes one.</summary>
    /// <param name="name">What is written to call it.</param>
    /// <param name="description">What it does, as a sentence.</param>
    /// <param name="options">What else it takes.</param>
    /// <param name="work">Does it: whether it is done, and what to print.</param>
    public static Command Of(string name, string description, Option[] options, Func<ParseResult, PaymentSwitch, Seed, Task<(bool IsDone, string Text)>> work)
    {
        var verb = new Command(name, description) { State, Base, SeedFile };
        foreach (Option option in options)
            verb.Options.Add(option);
        verb.SetAction((parsed, _) => Run(parsed, work));
        return verb;
    }

    /// <summary>An amount for people, in a currency of one of the seed's terminals; in minor units when none has it.</summary>
    public static string Money(Seed seed, string currency, long amount)
    {
        foreach (SeedTerminal terminal in seed.Terminals)
        {
            if (terminal.Currency.Number == currency)
                return terminal.Currency.Format(amount);
        }
        return $"{amount} ({currency})";
    }

    private static async Task<int> Run(ParseResult parsed, Func<ParseResult, PaymentSwitch, Seed, Task<(bool IsDone, string Text)>> work)
    {
        try
        {
            string database = parsed.GetValue(Base) ?? StandingAcquirer.Database(parsed.GetValue(State)!.FullName);
            if (!PaymentSwitch.IsServer(database) && !File.Exists(database))
                throw new BadInputException($"There is no {database}: start the acquirer there first.");
            Seed seed = parsed.GetValue(SeedFile) is { } file ? Seed.Load(file.FullName) : Seed.Default;
            using var acquirer = new PaymentSwitch(database, seed);
            var (isDone, text) = await work(parsed, acquirer, seed);
            await (isDone ? Console.Out : Console.Error).WriteLineAsync(text);
            return isDone ? 0 : 1;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or SeedException or BadInputException or DatabaseException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }
}
