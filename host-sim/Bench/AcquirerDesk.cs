using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Terminal.Acquirer;
using Terminal.Acquirer.Seeds;

namespace Terminal.Bench;

/// <summary>
/// The verbs of the acquirer's people, over the database of an acquirer that may be running: <c>voice</c> decides for a merchant on the telephone, <c>scheme</c> takes what
/// the scheme does not pay for.
/// </summary>
internal static class AcquirerDesk
{
    private static readonly Option<DirectoryInfo> State = new("--state") { Description = "Folder of the acquirer: its --state.", Required = true };
    private static readonly Option<string?> Base = new("--database") { Description = "The acquirer's own --database, where it has one." };
    private static readonly Option<FileInfo?> SeedFile = new("--seed") { Description = "The acquirer's own seed file; without it the town of Testville." };

    /// <summary>Asks for terminal, card and amount as the merchant reads them out, and prints the code or the refusal.</summary>
    public static Command Voice()
    {
        var verb = new Command("voice", "Decides for a merchant on the telephone: asks for terminal, card number and amount (three lines of standard input) and prints the code.") { State, Base, SeedFile };
        verb.SetAction((parsed, _) => Run(parsed, Decide));
        return verb;
    }

    /// <summary>Takes a refusal of the scheme.</summary>
    public static Command Scheme()
    {
        var terminal = new Option<string>("--terminal") { Description = "The terminal, eight characters.", Required = true };
        var number = new Option<string>("--number") { Description = "The sale number, twelve characters (DE37).", Required = true };
        var reason = new Option<string>("--reason") { Description = "The scheme's reason, four digits such as 4507.", Required = true };
        var verb = new Command("scheme", "Takes a sale that the scheme does not pay for: the merchant keeps the money, the acquirer loses it.") { State, Base, SeedFile, terminal, number, reason };
        verb.SetAction((parsed, _) => Run(parsed, async (acquirer, _) =>
        {
            SchemeAnswer answer = await acquirer.Scheme.RefuseAsync(parsed.GetValue(terminal)!, parsed.GetValue(number)!, parsed.GetValue(reason)!);
            return (answer.IsTaken, answer.Text);
        }));
        return verb;
    }

    private static async Task<(bool IsDone, string Text)> Decide(PaymentSwitch acquirer, Seed seed)
    {
        string terminal = Ask("Terminal: ");
        byte[] card = Encoding.UTF8.GetBytes(Ask("Card: ").Replace(" ", "", StringComparison.Ordinal));
        string amount = Ask("Amount: ");
        try
        {
            Currency currency = (seed.Terminal(terminal) ?? seed.Terminals[0]).Currency;
            if (!currency.TryParse(amount, out long minorUnits))
                return (false, $"Write the amount with its decimals, such as {currency.Plain(1250)}.");
            VoiceAnswer answer = await acquirer.VoiceDesk.AskAsync(terminal, card, minorUnits);
            return (answer.IsApproved, answer.IsApproved ? $"{answer.Code}{Environment.NewLine}{answer.Text}" : answer.Text);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(card);
        }
    }

    private static string Ask(string what)
    {
        if (!Console.IsInputRedirected)
            Console.Error.Write(what);
        return Console.In.ReadLine()?.Trim() ?? "";
    }

    // What is not done is told on the error output, and the exit code is 1.
    private static async Task<int> Run(ParseResult parsed, Func<PaymentSwitch, Seed, Task<(bool IsDone, string Text)>> work)
    {
        try
        {
            string database = StandingAcquirer.Database(parsed.GetValue(State)!.FullName);
            if (parsed.GetValue(Base) is { } other)
                database = other;
            else if (!File.Exists(database))
                throw new BadInputException($"There is no {database}: start the acquirer there first.");
            Seed seed = parsed.GetValue(SeedFile) is { } file ? Seed.Load(file.FullName) : Seed.Default;
            using var acquirer = new PaymentSwitch(database, seed);
            var (isDone, text) = await work(acquirer, seed);
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
