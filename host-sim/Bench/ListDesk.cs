using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.StopLists;

namespace Terminal.Bench;

/// <summary>The acquirer's desk where cards are put on the stop list and taken off it; each change is published at once.</summary>
internal sealed class ListDesk(StopListPublisher list, IReadOnlyList<TestCard> tray, View view)
{
    private const int EntriesShown = 6;

    /// <summary>Puts a card on the list or takes it off.</summary>
    /// <param name="card">Its place in the tray.</param>
    /// <param name="on">Whether it is to be on the list.</param>
    /// <exception cref="BadInputException">The tray has no such card, the card is as it is to be, or the version failed its check.</exception>
    public async Task Put(string card, bool on)
    {
        TestCard chosen = tray.Where((_, place) => view.Cards[place].Id == card).FirstOrDefault() ?? throw new BadInputException("The tray has no such card.");
        if (!await Change(chosen.Number, on ? chosen.Role : null))
            throw new BadInputException(on ? "The card is on the list already." : "The card is not on the list.");
        try
        {
            await list.PublishAsync();
        }
        catch (PublicationException fault)
        {
            throw new BadInputException(fault.Message);
        }
    }

    /// <summary>The list as the acquirer has it.</summary>
    /// <param name="held">What the terminal holds; null when it holds none.</param>
    /// <param name="nextLook">When the terminal looks for a newer one at the latest, Unix milliseconds; 0 when it has not signed on yet.</param>
    public ShownStopList Shown(ShownEdition? held, long nextLook)
    {
        IReadOnlyList<ShownListed> listed = [.. list.Entries(EntriesShown).Select(entry => new ShownListed(entry.Mask, entry.Reason, entry.Since))];
        return list.Newest is { } newest
            ? new ShownStopList(new ShownEdition(newest.Version, newest.Cards, newest.Created.ToUnixTimeMilliseconds()), held, nextLook, listed)
            : new ShownStopList(null, held, nextLook, listed);
    }

    private async Task<bool> Change(string number, string? reason)
    {
        byte[] digits = Encoding.ASCII.GetBytes(number);
        try
        {
            return reason is null ? await list.RemoveAsync(digits) : await list.AddAsync(digits, reason);
        }
        catch (ArgumentException)
        {
            throw new BadInputException("The card has no number that can be listed: its check digit is wrong.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(digits);
        }
    }
}
