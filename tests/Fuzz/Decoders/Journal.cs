using System.Collections.Generic;
using System.Globalization;
using Terminal.Board;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Core.Receipts;

namespace Terminal.Tests.Fuzz.Decoders;

/// <summary>
/// A file of the journal, recovered from the board's flash: as it stands, beside a whole older generation; or a record that the fuzzer seals (letter of the file's
/// name, kind, state, generation in three bytes, payload), which leads behind MAC and CRC. What is recovered must be good enough to print, to reverse and to advise.
/// </summary>
internal sealed class Journal : Decoder
{
    private const long Number = 7;
    private const int PayloadOffset = 6;
    private static readonly Dictionary<string, byte[]> Empty = [];
    private readonly bool _isSealed;
    private readonly DeviceBoard _device = new(new VirtualClock());
    private readonly IDisposable _entry;
    private readonly IFileStore _files;
    private readonly RecordSeal _seal = new(new SameVector(), Testville.Keys);
    private readonly SaleJournal _journal;
    private readonly SaleRecord _record = new();
    private readonly TerminalMessages _messages = new(Testville.Parameters);
    private readonly Message _message = new(Message.TerminalCapacity);
    private readonly SaleReceipt _receipt = new(new NoPrinter(), Testville.Parameters);
    private readonly byte[] _older;

    public Journal(bool isSealed)
    {
        _isSealed = isSealed;
        _entry = _device.Enter();
        _files = _device.Flash.Mount();
        _journal = new SaleJournal(_files, Testville.Crypto, Testville.Keys);
        _older = SealedBytes((byte)'S', (byte)SaleState.Intent, 1, Payload(SaleState.Intent));
        Corpus = isSealed ? SealedSamples() : [SealedBytes((byte)'S', (byte)SaleState.Approved, 2, Payload(SaleState.Approved))];
    }

    public override int Inputs => 250_000;

    public override string Name => _isSealed ? "journal-record" : "journal-file";

    public override IReadOnlyList<byte[]> Corpus { get; }

    public override Outcome Run(byte[] input)
    {
        _device.Flash.Restore(Empty);
        _device.Flash.Arm(null);
        bool isEpoch = _isSealed ? PutRecord(input) : PutFile(input);
        Must(_journal.Recover(_record), "The journal can be read.");
        Must(_journal.Count + _journal.Damaged <= 2 && _journal.NextNumber > 0, "Every file is a sale, damage, or a cut write.");
        int known = 0;
        for (var state = SaleState.Intent; state <= SaleState.Referred; state++)
        {
            known += _journal.CountOf(state);
            if (_journal.Oldest(state) is var number and > 0)
                Use(number, state);
        }

        Must(known == _journal.Count, "Every sale is in a state.");
        if (isEpoch)
            return _journal.Epoch.IsKnown ? SignOn() : Outcome.Refused;

        // A file that is refused beside an older generation leaves that one, which is an intent.
        return _journal.Count > _journal.CountOf(SaleState.Intent) ? Outcome.Accepted : Outcome.Refused;
    }

    public override void Dispose() => _entry.Dispose();

    private void Use(long number, SaleState state)
    {
        Must(_journal.Read(number, _record) && _record.State == state && _record.Number == number, "A sale of the journal can be read.");
        _receipt.Print(SlipOf(state), _record, true);
        _messages.Reversal(_message, _record, false);
        Must(IsInOrder(), "A sale of the journal can be reversed.");
        if (_record.IsAdvised && _record.ApprovalCode[0] != 0)
        {
            _messages.Advice(_message, _record, false);
            Must(IsInOrder(), "A sale of the journal can be advised.");
        }

        _journal.OwesReversalOf(_record.CardDigest);
        Must(_journal.OfflineSum(_record.CardDigest, default) >= 0 && _journal.OfflineTotal >= 0, "What was bought offline is a sum.");
    }

    private bool IsInOrder()
    {
        _message.Seal(Testville.Crypto, Testville.Keys.MessageMac);
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

    private bool PutFile(byte[] input)
    {
        _device.Flash.Put(FileName(Number, 'b'), _older);
        _device.Flash.Put(FileName(Number, 'a'), input);
        return false;
    }

    private bool PutRecord(byte[] input)
    {
        byte[] fields = new byte[PayloadOffset + SaleRecord.PayloadLength];
        input.AsSpan(0, Math.Min(input.Length, fields.Length)).CopyTo(fields);
        char letter = fields[0] % 2 == 1 ? 'a' : 'b';
        long number = Math.Abs((long)System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(fields.AsSpan(PayloadOffset)) % 10_000_000_000);
        bool isEpoch = fields[1] == 'E';
        byte[] record = SealedBytes(fields[1], fields[2], fields[3] << 16 | fields[4] << 8 | fields[5], fields[PayloadOffset..]);
        _device.Flash.Put(isEpoch ? "epoch/" + letter : FileName(number, letter), record);
        return isEpoch;
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
        for (var state = SaleState.Approved; state <= SaleState.Referred; state++)
            samples.Add([(byte)'b', (byte)'S', (byte)state, 0, 0, 3, .. Payload(state)]);
        samples.Add([(byte)'a', (byte)'E', 0, 0, 0, 2, .. "01"u8, 0, 0, 9, 0, 0, 0, 0, 0, 0, 3, 0xE8, .. new byte[SaleRecord.PayloadLength - 13]]);
        return [.. samples];
    }

    private static byte[] Payload(SaleState state)
    {
        var record = new SaleRecord
        {
            Number = Number,
            Batch = 42,
            State = state,
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
        if (state >= SaleState.AdviceOwed)
        {
            "01"u8.CopyTo(record.EpochReplaced);
            record.NumberReplaced = Number - 1;
            record.AdviceReason = state == SaleState.Referred ? 0 : 1004;
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

    // The same initialisation vector every time, so that the same seed gives the same files.
    private sealed class SameVector : ICrypto
    {
        public void Random(byte[] buffer) => Array.Fill(buffer, (byte)0x5A);

        public byte[] Hmac(byte[] key, byte[] data, int offset, int length) => Testville.Crypto.Hmac(key, data, offset, length);

        public byte[] Encrypt(byte[] key, byte[] iv, byte[] plain) => Testville.Crypto.Encrypt(key, iv, plain);

        public byte[] Decrypt(byte[] key, byte[] iv, byte[] cipher) => Testville.Crypto.Decrypt(key, iv, cipher);

        public uint Crc32(byte[] data, int offset, int length) => Testville.Crypto.Crc32(data, offset, length);
    }

    private sealed class NoPrinter : IPrinter
    {
        public PrinterState Ask() => PrinterState.Ready;

        public void Line(byte[] text, int offset, int length, LineStyle style) =>
            Must(offset >= 0 && length >= 0 && length <= SaleReceipt.Columns && offset + length <= text.Length, "A printed line has at most 32 columns.");

        public PrinterState Finish() => PrinterState.Ready;
    }
}
