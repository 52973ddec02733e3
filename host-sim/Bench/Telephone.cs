using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Terminal.Acquirer;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Seeds;

namespace Terminal.Bench;

/// <summary>The telephone on the acquirer's desk: what a merchant reads out goes to the voice desk, and its answer to the page.</summary>
internal sealed class Telephone(VoiceDesk voiceDesk, Seed seed, IReadOnlyList<TestCard> tray, View view)
{
    /// <summary>Asks the voice desk.</summary>
    /// <param name="terminal">The terminal, as it was typed.</param>
    /// <param name="card">A card's place in the tray, or empty for a number that was typed.</param>
    /// <param name="number">The number that was typed; spaces are passed over.</param>
    /// <param name="amount">The amount, as it was typed.</param>
    /// <exception cref="BadInputException">The tray has no such card, or the amount is none.</exception>
    public async Task Ask(string terminal, string card, string number, string amount)
    {
        if (card.Length > 0)
            number = tray.Where((_, place) => view.Cards[place].Id == card).FirstOrDefault()?.Number ?? throw new BadInputException("The tray has no such card.");
        VoiceAnswer answer = await AskAsync(voiceDesk, seed, terminal, number, amount);
        view.Show(new ShownVoice(answer.IsApproved ? "good" : "bad", answer.Code, answer.Text));
    }

    /// <summary>Asks a voice desk what was typed; spaces in the card number are passed over.</summary>
    /// <exception cref="BadInputException">The amount is none.</exception>
    internal static async Task<VoiceAnswer> AskAsync(VoiceDesk desk, Seed seed, string terminal, string card, string amount)
    {
        // A terminal that nobody knows has no currency, and the desk says so.
        long minorUnits = 0;
        if (seed.Terminal(terminal) is { Currency: var currency } && !currency.TryParse(amount, out minorUnits))
            throw new BadInputException($"Write the amount with its decimals, such as {currency.Plain(1250)}.");

        byte[] digits = Encoding.UTF8.GetBytes(card.Replace(" ", "", StringComparison.Ordinal));
        try
        {
            return await desk.AskAsync(terminal, digits, minorUnits);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(digits);
        }
    }
}
