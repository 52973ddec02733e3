using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Terminal.Acquirer;
using Terminal.Acquirer.Authorisation;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Simulation.Parts;

namespace Terminal.Simulation.Checks;

/// <summary>
/// A sale is approved by telephone only with a code whose check digits fit its terminal, card and amount, and each code that the voice desk gave makes one sale. Of a thousand codes
/// that it did not give one fits by chance: the terminal cannot know that, and the host must refuse such a sale when it clears.
/// </summary>
internal sealed class VoiceCodesCountOnce(World world) : Check(world)
{
    private const int SerialLength = 3;

    private readonly Dictionary<(string Terminal, string Card, long Amount, string Code), SaleFacts?> _codes = [];

    // With a code that was never given, or one that another batch has used, or a sale whose record the flash did not give: the terminal's memory of it ends there.
    private readonly HashSet<SaleFacts> _guessed = [];

    public override string Name => "Voice codes count once";

    public override void Phoned(Station station, TownCard card, long amount, VoiceAnswer answer)
    {
        if (answer.IsApproved)
            _codes[(station.Id, card.Number, amount, answer.Code)] = null;
    }

    public override void Journalled(Station station, SaleRecord record, SaleFacts sale)
    {
        if (record.State != SaleState.Approved || record.AdviceReason != AdviceReason.Voice)
            return;
        var key = (station.Id, sale.Card, record.Amount, Code: Encoding.ASCII.GetString(record.ApprovalCode));
        if (!_codes.TryGetValue(key, out var usedBy))
        {
            if (key.Code[SerialLength..] != CheckDigits(station, sale, key.Code))
                Fail($"Terminal {station.Id} takes the code {key.Code}, which the voice desk did not give for this sale, and which does not fit it.", sale);
            _guessed.Add(sale);
        }
        if (usedBy is not null && usedBy != sale && (usedBy.Batch != sale.Batch || usedBy.IsWithheld))
            _guessed.Add(sale);
        else if (usedBy is not null && usedBy != sale)
            Fail($"Terminal {station.Id} takes the code {key.Code} a second time; it made {usedBy.Number}.", sale);
        _codes[key] = sale;
    }

    public override void AtEnd()
    {
        foreach (var row in World.Host.Rows().Where(row => row.IsPosted && row.IsAdvice && row.Verdict != ClearingReasons.NotAuthorised))
        {
            if (World.Books.Find(row.Terminal, row.Number) is { IsDamaged: false } sale && _guessed.Contains(sale))
                Fail("The code was not given for it, and clearing will reimburse the sale.", sale);
        }
    }

    // The protocol's own words: HMAC-SHA256 over serial, terminal, amount and card number; four bytes of it, modulo 1,000.
    private static string CheckDigits(Station station, SaleFacts sale, string code)
    {
        string about = string.Create(CultureInfo.InvariantCulture, $"{code[..SerialLength]}{station.Id}{sale.Amount:D12}{sale.Card}");
        byte[] mac = HMACSHA256.HashData(station.Keys.Voice, Encoding.ASCII.GetBytes(about));
        return (BinaryPrimitives.ReadUInt32BigEndian(mac) % 1000).ToString("D3", CultureInfo.InvariantCulture);
    }
}
