using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Terminal.Acquirer.Authorisation;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.StopLists;
using Terminal.Acquirer.Storage;
using Terminal.Core.Keys;

namespace Terminal.Acquirer;

/// <summary>
/// The voice desk: the merchant telephones and reads out terminal, card number and amount; the centre decides as it does online, and an approval becomes a code. The
/// code is good for one sale of that amount with that card on that terminal; until it is used or has expired it holds the amount of the card's limit. Safe on any thread.
/// </summary>
public sealed class VoiceDesk
{
    /// <summary>How long a code can be used.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromDays(7);

    private readonly Database _database;
    private readonly IReadOnlyDictionary<string, KeyRing> _keys;
    private readonly byte[] _cardKey;
    private readonly TimeProvider _time;
    private readonly IssuerRoute _issuers;
    private readonly Centres _centres;
    private readonly StopListPublisher _list;

    internal VoiceDesk(Database database, IReadOnlyDictionary<string, KeyRing> keys, byte[] cardKey, TimeProvider time, IssuerRoute issuers, Centres centres, StopListPublisher list)
    {
        _database = database;
        _keys = keys;
        _cardKey = cardKey;
        _time = time;
        _issuers = issuers;
        _centres = centres;
        _list = list;
    }

    /// <summary>Decides. What the code holds is on the disk before the task ends.</summary>
    /// <param name="terminal">The terminal, DE41.</param>
    /// <param name="card">ASCII digits of the card number; the caller wipes them.</param>
    /// <param name="amount">Minor units of the terminal's currency.</param>
    public async Task<VoiceAnswer> AskAsync(string terminal, ReadOnlyMemory<byte> card, long amount)
    {
        if (!_keys.TryGetValue(terminal, out var keys))
            return Refusal("This acquirer has no such terminal: its eight characters stand on the receipt.");
        if (card.Length is < 12 or > 19 || card.Span.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return Refusal("That is no card number: it has 12 to 19 digits and nothing else.");

        byte[] digits = card.ToArray();
        try
        {
            var call = new Call(terminal, keys, digits, amount);
            return await _issuers.DecideAsync<VoiceAnswer>(_database, (transaction, asked) => Decide(transaction, call, asked)).ConfigureAwait(false);
        }
        catch (DbException error)
        {
            return Refusal($"Not decided: the database failed ({error.Message}). No code was given; try again.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(digits);
        }
    }

    // The answer is null when somebody is to be asked.
    private (VoiceAnswer? Answer, Question? Next) Decide(DbTransaction transaction, Call call, Question? asked)
    {
        var now = _time.GetUtcNow();
        var put = Case(transaction, call, now);
        if (asked is null && AuthorisationRules.BeforeRouting(put) is { } verdict)
            return (Refusal(verdict.Explanation), null);
        var (next, judged) = _centres.Put(transaction, put, asked, now);
        return next is null ? (Conclude(transaction, call, judged, now), null) : (null, next);
    }

    private static VoiceAnswer Conclude(DbTransaction transaction, Call call, AuthorisationCase judged, DateTimeOffset now)
    {
        var verdict = AuthorisationRules.AtCentre(judged);
        if (!verdict.IsApproved)
            return Refusal(verdict.Explanation);
        int serial = VoiceCodes.NextSerial(transaction, judged.Terminal, now);
        if (serial < 0)
            return Refusal($"Not now: terminal {call.Terminal} has had every code of batch {judged.Terminal.Batch:D6}; it must settle first.");

        string code = Code(call, serial);
        var expires = now + Validity;
        VoiceCodes.Give(transaction, new VoiceRow(
            0, call.Terminal, judged.Terminal.Batch, serial, code, judged.Card!.Digest, judged.Card.Mask, call.Amount, Times.Stamp(now), Times.Stamp(expires), null), now);
        if (verdict.Advice.Length > 0)
            IssuerAdvices.Owe(transaction, judged.ToTell(code, verdict.Advice, now), judged.Card.Digest);
        return new VoiceAnswer(code, $"{verdict.Explanation} The code is good for one sale of {judged.Money} with card {judged.Card.Mask} on terminal {call.Terminal}, until {Times.Minute(expires)}.");
    }

    private AuthorisationCase Case(DbTransaction transaction, Call call, DateTimeOffset now)
    {
        var terminal = Registry.Terminal(transaction, call.Terminal)!;
        byte[] digest = CardNumber.Digest(_cardKey, call.Card);
        var card = Registry.Card(transaction, digest, now);
        return new AuthorisationCase
        {
            // What nobody reads out on the telephone is as the host knows it.
            Terminal = terminal,
            Merchant = terminal.Merchant,
            Epoch = terminal.Epoch,
            Batch = terminal.Batch,
            Currency = terminal.Currency,
            Expiry = card?.Expiry ?? Times.Month(now),

            Kind = SaleKind.Sale,
            IsByTelephone = true,
            Amount = call.Amount,
            PassesLuhn = CardNumber.PassesLuhn(call.Card),
            Month = Times.Month(now),
            Product = Registry.Product(transaction, Encoding.ASCII.GetString(call.Card, 0, 6)),
            Card = card,
            CardDigest = digest,
            Mask = CardNumber.Mask(call.Card),
            ListedAs = _list.ListedAs(transaction, call.Card),
        };
    }

    private static string Code(Call call, int serial)
    {
        byte[] code = new byte[VoiceCode.Length];
        Encoding.ASCII.GetBytes(serial.ToString("D3", CultureInfo.InvariantCulture), code);
        VoiceCode.Complete(HostCrypto.Instance, call.Keys, code, Encoding.ASCII.GetBytes(call.Terminal.PadRight(8)), call.Amount, call.Card, call.Card.Length);
        return Encoding.ASCII.GetString(code);
    }

    private static VoiceAnswer Refusal(string text) => new("", text);

    private sealed record Call(string Terminal, KeyRing Keys, byte[] Card, long Amount);
}
