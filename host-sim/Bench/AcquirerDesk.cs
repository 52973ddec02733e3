using System;
using System.CommandLine;
using System.Linq;
using System.Threading.Tasks;
using Terminal.Acquirer;
using Terminal.Acquirer.Accounts;
using Terminal.Acquirer.Seeds;

namespace Terminal.Bench;

/// <summary>Where the acquirer's people decide: <c>voice</c> for a merchant on the telephone, <c>scheme</c> what the scheme does not pay for, <c>suspense</c> what is nobody's money.</summary>
internal static class AcquirerDesk
{
    /// <summary>Asks for terminal, card and amount as the merchant reads them out, and prints the code or the refusal.</summary>
    public static Command Voice() => DatabaseVerb.Of(
        "voice", "Decides for a merchant on the telephone: asks for terminal, card number and amount (three lines of standard input) and prints the code.", [], async (_, acquirer, seed) =>
        {
            VoiceAnswer answer = await Telephone.AskAsync(acquirer.VoiceDesk, seed, Ask("Terminal: "), Ask("Card: "), Ask("Amount: "));
            return (answer.IsApproved, answer.IsApproved ? $"{answer.Code}{Environment.NewLine}{answer.Text}" : answer.Text);
        });

    /// <summary>Takes a refusal of the scheme.</summary>
    public static Command Scheme()
    {
        var terminal = new Option<string>("--terminal") { Description = "The terminal, eight characters.", Required = true };
        var number = new Option<string>("--number") { Description = "The sale number, twelve characters (DE37).", Required = true };
        var reason = new Option<string>("--reason") { Description = "The scheme's reason, four digits such as 4507.", Required = true };
        return DatabaseVerb.Of("scheme", "Takes a sale that the scheme does not pay for: the merchant keeps the money, the acquirer loses it.", [terminal, number, reason], async (parsed, acquirer, _) =>
        {
            SchemeAnswer answer = await acquirer.Scheme.RefuseAsync(parsed.GetValue(terminal)!, parsed.GetValue(number)!, parsed.GetValue(reason)!);
            return (answer.IsTaken, answer.Text);
        });
    }

    /// <summary>Tells what is in suspense, or decides about one sale or refund of it.</summary>
    public static Command Suspense()
    {
        var terminal = new Option<string>("--terminal") { Description = "The terminal of what is decided; without it the verb tells what is in suspense." };
        var number = new Option<string>("--number") { Description = "Its sale number (DE37)." };
        var to = new Option<string>("--to") { Description = "Who gets it: merchant or cardholder." };
        var role = new Option<string>("--role") { Description = $"In which capacity you decide, up to {SuspenseDesk.LongestRole} characters." };
        var reason = new Option<string>("--reason") { Description = $"Why, up to {SuspenseDesk.LongestReason} characters." };
        return DatabaseVerb.Of("suspense", "Tells what is nobody's money yet, or gives it to the merchant or back to the cardholder.", [terminal, number, to, role, reason], async (parsed, acquirer, seed) =>
        {
            if (parsed.GetValue(terminal) is not { } of)
            {
                string[] open = [.. acquirer.Suspense.All().Where(sale => sale.Standing == "open").Select(sale => Line(seed, sale))];
                return (true, open.Length == 0 ? "Nothing is in suspense." : string.Join(Environment.NewLine, open));
            }
            string sale = $"{of} {parsed.GetValue(number)}";
            await OperatorDesk.DecideAsync(acquirer.Suspense, sale, parsed.GetValue(to) ?? "", parsed.GetValue(role) ?? "", parsed.GetValue(reason) ?? "");
            return (true, $"{sale} goes to the {parsed.GetValue(to)}.");
        });
    }

    private static string Line(Seed seed, SuspendedSale sale) =>
        $"{sale.Terminal} {sale.Number} {sale.Kind} of {(seed.Terminal(sale.Terminal) ?? seed.Terminals[0]).Currency.Format(sale.Amount)} with card {sale.Mask}, batch {sale.Batch:D6}. {sale.Why}";

    private static string Ask(string what)
    {
        if (!Console.IsInputRedirected)
            Console.Error.Write(what);
        return Console.In.ReadLine()?.Trim() ?? "";
    }
}
