using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Exchanges;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Requests;

/// <summary>A request as received. Its card data stays in bytes and is wiped by <see cref="Dispose"/>.</summary>
internal sealed class Request : IDisposable
{
    /// <summary>Longer than any message of the protocol.</summary>
    public const int Capacity = 2048;

    private const int MacLength = 16;
    private static readonly string CompletionReason = AdviceReason.Completion.ToString(CultureInfo.InvariantCulture);
    private readonly byte[] _bytes;

    private Request(byte[] bytes)
    {
        _bytes = bytes;
        Walk = FieldWalk.Of(bytes, bytes.Length);
        Terminal = Text(Field.Terminal).TrimEnd(' ');
        Number = Text(Field.RetrievalReference);
    }

    public byte[] Bytes => _bytes;

    public FieldWalk Walk { get; }

    /// <summary>The message type, a repeat's being that of its original; -1 when it cannot be read.</summary>
    public int Mti => Core.Messages.Mti.Original(Walk.Mti);

    public string Terminal { get; }

    public string Merchant => Text(Field.Merchant).TrimEnd(' ');

    /// <summary>The sale number, DE37.</summary>
    public string Number { get; }

    public string Epoch => Number[..2];

    /// <summary>What it is about: one of <see cref="SaleKind"/>.</summary>
    public string Kind => Mti switch
    {
        Core.Messages.Mti.Authorisation => SaleKind.Hold,
        _ when Number64(Field.ProcessingCode) == ProcessingCode.Refund => SaleKind.Refund,
        _ when TagText(Tag.AdviceReason) == CompletionReason => SaleKind.Completion,
        _ => SaleKind.Sale,
    };

    /// <summary>What names the request in the DE90 of its reversal: type (a repeat's being that of its original), STAN and transmission time.</summary>
    public string Origin => $"{Mti:D4}{Text(Field.Stan)}{Text(Field.TransmissionTime)}";

    /// <summary>The digits of DE2, or of track 2 up to its separator; empty when the request names no card.</summary>
    public ReadOnlySpan<byte> CardDigits
    {
        get
        {
            if (Walk.Good(Field.Pan) is { } pan)
                return _bytes.AsSpan(pan.Offset, pan.Length);
            if (Walk.Good(Field.Track2) is not { } track)
                return [];
            var data = _bytes.AsSpan(track.Offset, track.Length);
            int separator = data.IndexOf((byte)'=');
            return separator < 0 ? data : data[..separator];
        }
    }

    /// <summary>The card's expiry, YYMM: DE14, or what follows track 2's separator; empty when there is none.</summary>
    public string Expiry
    {
        get
        {
            if (Walk.Good(Field.Track2) is not { } track)
                return Text(Field.Expiry);
            var data = _bytes.AsSpan(track.Offset, track.Length);
            int separator = data.IndexOf((byte)'=');
            return separator < 0 || data.Length < separator + 5 ? "" : Encoding.ASCII.GetString(data.Slice(separator + 1, 4));
        }
    }

    /// <summary>Copies a body; one longer than <see cref="Capacity"/> is cut, and so never complete.</summary>
    public static Request Read(ReadOnlySpan<byte> body) => new(body[..Math.Min(body.Length, Capacity)].ToArray());

    /// <summary>A field as text; empty when it is missing or holds what it may not. Never asked for card data as a whole.</summary>
    public string Text(int field) => Walk.Good(field) is { } found ? Encoding.ASCII.GetString(_bytes, found.Offset, found.Length) : "";

    /// <summary>A field as a number; -1 when it is missing or no number.</summary>
    public long Number64(int field) => Walk.Good(field) is { } found ? Digits.Read(_bytes, found.Offset, found.Length) : -1;

    /// <summary>A tag of DE48; empty when it is missing.</summary>
    public string TagText(int tag) =>
        Walk.Good(Field.PrivateData) is { } list && TagList.Find(tag, _bytes, list.Offset, list.Length, out int offset, out int length)
            ? Encoding.ASCII.GetString(_bytes, offset, length)
            : "";

    /// <summary>Whether DE128 is right over the bytes before it; false when the message is not complete.</summary>
    public bool IsGenuine(byte[] macKey)
    {
        if (!Walk.IsComplete)
            return false;
        byte[] mac = HostCrypto.Instance.Hmac(macKey, _bytes, 0, _bytes.Length - MacLength);
        byte[] expected = Encoding.ASCII.GetBytes(Convert.ToHexString(mac, 0, MacLength / 2));
        return CryptographicOperations.FixedTimeEquals(expected, _bytes.AsSpan(^MacLength));
    }

    /// <summary>
    /// Equal for a message and its repeats, different for any other: HMAC-SHA256 under the card key (the content holds a card number)
    /// of all but the last digit of the type and DE128.
    /// </summary>
    public byte[] Fingerprint(byte[] cardKey)
    {
        Span<byte> content = stackalloc byte[_bytes.Length - MacLength - 1];
        _bytes.AsSpan(0, 3).CopyTo(content);
        _bytes.AsSpan(4, content.Length - 3).CopyTo(content[3..]);
        byte[] fingerprint = HMACSHA256.HashData(cardKey, content);
        CryptographicOperations.ZeroMemory(content);
        return fingerprint;
    }

    public byte[]? CardDigest(byte[] cardKey) => CardDigits.IsEmpty ? null : CardNumber.Digest(cardKey, CardDigits);

    public void Dispose() => CryptographicOperations.ZeroMemory(_bytes);
}
