using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Terminal.Core;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Core.Receipts;
using Terminal.Core.Texts;

namespace Terminal.Tests.Fuzz.Decoders;

/// <summary>
/// A file of the journal, recovered from the flash: as it stands, beside a whole older generation; or a record that the fuzzer seals (letter of the file's
/// name, kind, state, generation in three bytes, payload), which leads behind MAC and CRC. What is recovered must be good enough to print, to reverse and to advise.
/// </summary>
internal sealed class Journal : Decoder
{
    private const long Number = 7;
    private const int PayloadOffset = 6;
    private const byte Sale = (byte)'S';
    private const byte Epoch = (byte)'E';
    private const byte Closing = (byte)'C';
    private const byte Report = (byte)'R';
    private const byte Sums = (byte)'K';
    private readonly bool _isSealed;
    private readonly FewFiles _files = new();
    private readonly QuickCrypto _crypto = new();
    private readonly RecordSeal _seal;
    private readonly SaleJournal _journal;
    private readonly SaleRecord _record = new();
    private readonly TerminalMessages _messages = new(Testville.Parameters);
    private readonly Message _message = new(Message.TerminalCapacity);
    private readonly SaleReceipt _receipt = new(new NoPrinter(), Testville.Parameters, new Phrasebook());
    private readonly byte[] _older;

    public Journal(bool isSealed)
    {
        _isSealed = isSealed;
        _seal = new RecordSeal(_crypto, Testville.Keys);
        _journal = new SaleJournal(_files, _crypto, Testville.Keys, new FlashPlan(FlashPlan.SmallestBoard));
        _older = SealedBytes((byte)'S', (byte)SaleState.Intent, 1, Payload(SaleState.Intent));
        Corpus = isSealed ? SealedSamples() : [SealedBytes((byte)'S', (byte)SaleState.Approved, 2, Payload(SaleState.Approved))];
    }

    public override string Name => _isSealed ? "journal-record" : "journal-file";

    public override IReadOnlyList<byte[]> Corpus { get; }

    public override Outcome Run(byte[] input)
    {
        _files.Clear();
        byte kind = _isSealed ? PutRecord(input) : PutFile(input);
        Must(_journal.Recover(_record), "The journal can be read.");
        Must(_journal.Count + _journal.Damaged <= 2 && _journal.NextNumber > 0, "Every file is a sale, damage, or a cut write.");
        int known = 0;
        for (var state = SaleState.Intent; state <= SaleState.Ended; state++)
        {
            known += _journal.CountOf(state);
            if (_journal.Oldest(state) is var number and > 0)
                Use(number, state);
        }

        Must(known == _journal.Count, "Every sale is in a state.");
        switch (kind)
        {
            case Epoch:
                return _journal.Epoch.IsKnown ? SignOn() : Outcome.Refused;
            case Closing:
                return _journal.Closing.Phase == ClosingPhase.None ? Outcome.Refused : Settle();
            case Report:
                return _journal.Closing.Ours.Products > 0 ? Outcome.Accepted : Outcome.Refused;
            case Sums:
                Must(_journal.OfflineSum(_record.CardDigest, default) >= 0, "What was bought offline is a sum.");
                return _journal.Damaged == 0 ? Outcome.Accepted : Outcome.Refused;
        }

        // A file that is refused beside an older generation leaves that one, which is an intent.
        return _journal.Count > _journal.CountOf(SaleState.Intent) ? Outcome.Accepted : Outcome.Refused;
    }

    public override void Dispose() => _crypto.Dispose();

    private void Use(long number, SaleState state)
    {
        Must(_journal.Read(number, _record) && _record.State == state && _record.Number == number, "A sale of the journal can be read.");
        _receipt.Print(SlipOf(state), _record, true);
        _messages.Reversal(_message, _record, false);
        Must(IsInOrder(), "A sale of the journal can be reversed.");
        if (_record.IsAdvised)
        {
            _messages.Advice(_message, _record, false);
            Must(IsInOrder(), "A sale of the journal can be advised.");
        }

        _journal.OwesReversalOf(_record.CardDigest);
        Must(_journal.OfflineSum(_record.CardDigest, default) >= 0 && _journal.OfflineTotal >= 0, "What was bought offline is a sum.");
    }

    private bool IsInOrder()
    {
        _message.Seal(_crypto, Testville.Keys.MessageMac);
        return _message.Parse(_message.Length) == ParseResult.Ok && MessageRules.Check(_message) == 0;
    }

    private static Slip SlipOf(SaleState state) => state switch
    {
        SaleState.Approved => Slip.MerchantCopy,
        SaleState.Completed or SaleState.AdviceOwed => Slip.CardholderCopy,
        SaleState.AdviceRefused => Slip.AdviceRefused,
        _ => Slip.NotMade,
    };

    private Outcome SignOn()
    {
        _messages.SignOn(_message, 1, new DateTime(2026, 11, 22), 42, _journal.Epoch.Characters);
        return Outcome.Accepted;
    }

    private Outcome Settle()
    {
        _messages.Settlement(_message, _journal.Closing, _journal.Closing.Phase > ClosingPhase.Uploading, false);
        Must(IsInOrder(), "A settlement of the journal can be sent.");
        return Outcome.Accepted;
    }

    private byte PutFile(byte[] input)
    {
        _files.Put(FileName(Number, 'b'), _older);
        _files.Put(FileName(Number, 'a'), input);
        return Sale;
    }

    private byte PutRecord(byte[] input)
    {
        byte[] fields = new byte[PayloadOffset + SaleRecord.PayloadLength];
        input.AsSpan(0, Math.Min(input.Length, fields.Length)).CopyTo(fields);
        char letter = fields[0] % 2 == 1 ? 'a' : 'b';
        long number = (fields[PayloadOffset] * 4_294_967_296L + System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(fields.AsSpan(PayloadOffset + 1))) % 10_000_000_000;
        byte[] record = SealedBytes(fields[1], fields[2], fields[3] << 16 | fields[4] << 8 | fields[5], fields[PayloadOffset..]);
        string name = fields[1] switch
        {
            Epoch => "parameters/epoch." + letter,
            Closing => "journal/closing." + letter,
            Report => "journal/report." + letter,
            Sums => "journal/cards." + letter,
            _ => FileName(number, letter),
        };
        _files.Put(name, record);
        return fields[1];
    }

    private byte[] SealedBytes(byte kind, byte state, int generation, byte[] payload)
    {
        payload.CopyTo(_seal.Payload, 0);
        _seal.Seal(kind, state, generation);
        return (byte[])_seal.Sealed.Clone();
    }

    private static byte[][] SealedSamples()
    {
        var samples = new List<byte[]>();
        for (var state = SaleState.Approved; state <= SaleState.Ended; state++)
            samples.Add([(byte)'b', (byte)'S', (byte)state, 0, 0, 3, .. Payload(state, KindOf(state))]);
        samples.Add([(byte)'a', (byte)'E', 0, 0, 0, 2, .. "01"u8, 0, 0, 9, 0, 0, 0, 0, 0, 0, 3, 0xE8, .. new byte[SaleRecord.PayloadLength - 13]]);
        foreach (var phase in (ClosingPhase[])[ClosingPhase.Closing, ClosingPhase.Concluding, ClosingPhase.Settled])
            samples.Add([(byte)'a', Closing, (byte)phase, 0, 0, 4, .. ClosingPayload()]);

        // A row each: the report's has a product, sales and refunds; that of the sums half of a digest, a time, a count and a sum.
        samples.Add([(byte)'a', Report, 1, 0, 0, 0, .. Padded([1, 0, 0, 1, 0, 2, 0, 0, 0, 0, 0, 0, 9, 0xC4])]);
        samples.Add([(byte)'b', Sums, 1, 0, 0, 42, .. Padded([1, .. "CARD"u8, 0x6A, 0, 0, 0, 2, 0, 0, 0, 9, 0xC4])]);
        return [.. samples];
    }

    // Batch 42 of the sales up to 7: two for 25.00, and a refund of 12.50 that the acquirer does not have.
    private static byte[] ClosingPayload() => Padded(
    [
        0, 0, 42, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 123, 0x6A, 0, 0, 0, 5, 0xDC,
        0, 0, 2, 0, 0, 0, 0, 0, 0, 9, 0xC4, 0, 0, 1, 0, 0, 0, 0, 0, 0, 4, 0xE2,
        0, 0, 2, 0, 0, 0, 0, 0, 0, 9, 0xC4,
    ]);

    private static byte[] Padded(byte[] payload)
    {
        Array.Resize(ref payload, SaleRecord.PayloadLength);
        return payload;
    }

    // Each kind in a state in which it can be.
    private static SaleKind KindOf(SaleState state) => state switch
    {
        SaleState.Ended or SaleState.Referred => SaleKind.PreAuthorisation,
        SaleState.AdviceOwed => SaleKind.Completion,
        SaleState.VoidOwed => SaleKind.Refund,
        _ => SaleKind.Sale,
    };

    private static byte[] Payload(SaleState state, SaleKind kind = SaleKind.Sale)
    {
        var record = new SaleRecord
        {
            Number = Number,
            Batch = 42,
            State = state,
            Kind = kind,
            Stan = 123,
            Time = new DateTime(2026, 11, 22, 10, 30, 0),
            UtcOffset = 60,
            Amount = 1250,
            Currency = 978,
            EntryMode = 22,
            PanLength = Testville.Cards[0].Number.Length,
            Expiry = 3512,
            DecisionReason = 1,
            ResponseCode = state == SaleState.ReversalOwed ? -1 : 0,
            ReversalReason = IsReversed(state) ? 4021 : 0,
            ReversalStan = IsReversed(state) ? 124 : 0,
            ReversalTime = IsReversed(state) ? new DateTime(2026, 11, 22, 10, 31, 0) : default,
        };
        "01"u8.CopyTo(record.Epoch);
        "CARDCARD"u8.CopyTo(record.CardDigest);
        if (kind is SaleKind.Completion or SaleKind.Refund)
        {
            "01"u8.CopyTo(record.OriginalEpoch);
            record.OriginalNumber = Number - 2;
            record.OriginalStan = 99;
            record.OriginalTime = new DateTime(2026, 11, 20, 18, 0, 0);
        }

        if (state >= SaleState.AdviceOwed)
        {
            "01"u8.CopyTo(record.EpochReplaced);
            record.NumberReplaced = Number - 1;
            record.AdviceReason = state is SaleState.Referred or SaleState.Ended ? 0 : 1004;
            record.AdviceStan = 125;
            record.AdviceTime = new DateTime(2026, 11, 22, 10, 32, 0);
            record.ListVersion = 42;
            record.Parameters = 7;
        }

        System.Text.Encoding.ASCII.GetBytes(Testville.Cards[0].Number).CopyTo(record.Pan, 0);
        if (state is SaleState.Approved or SaleState.Completed or SaleState.AdviceOwed or SaleState.AdviceRefused)
            "A1B2C3"u8.CopyTo(record.ApprovalCode);
        byte[] payload = new byte[SaleRecord.PayloadLength];
        record.WritePayload(payload);
        return payload;
    }

    private static bool IsReversed(SaleState state) => state is SaleState.ReversalOwed or SaleState.VoidOwed or SaleState.Acknowledged or SaleState.Refused;

    private static string FileName(long number, char letter) => "journal/" + number.ToString("D10", CultureInfo.InvariantCulture) + letter;

    // The flash without its blocks and faults: they are no part of decoding.
    private sealed class FewFiles : IFileStore
    {
        private readonly Dictionary<string, byte[]> _files = [];

        public void Clear() => _files.Clear();

        public void Put(string name, byte[] contents) => _files[name] = contents;

        public string[]? List(string folder) =>
            _files.Keys.Where(name => name.StartsWith(folder, StringComparison.Ordinal) && name[folder.Length] == '/').Select(name => name[(folder.Length + 1)..]).ToArray();

        public int Read(string name, byte[] buffer)
        {
            if (!_files.TryGetValue(name, out var contents))
                return FileStatus.Missing;
            if (contents.Length > buffer.Length)
                return FileStatus.Unreadable;
            contents.CopyTo(buffer, 0);
            return contents.Length;
        }

        public int Read(string name, int offset, byte[] buffer, int count)
        {
            if (!_files.TryGetValue(name, out var contents))
                return FileStatus.Missing;
            int length = Math.Clamp(contents.Length - offset, 0, count);
            contents.AsSpan(Math.Min(offset, contents.Length), length).CopyTo(buffer);
            return length;
        }

        public int Length(string name) => _files.TryGetValue(name, out var contents) ? contents.Length : FileStatus.Missing;

        public bool Write(string name, byte[] data, int length)
        {
            _files[name] = data[..length];
            return true;
        }

        public bool Append(string name, byte[] data, int length) => throw new NotSupportedException();

        public bool Delete(string name)
        {
            _files.Remove(name);
            return true;
        }
    }

    private sealed class NoPrinter : IPrinter
    {
        public PrinterState Ask() => PrinterState.Ready;

        public void Line(byte[] text, int offset, int length, LineStyle style) =>
            Must(offset >= 0 && length >= 0 && length <= SaleReceipt.Columns && offset + length <= text.Length, "A printed line has at most 32 columns.");

        public PrinterState Finish() => PrinterState.Ready;
    }
}
