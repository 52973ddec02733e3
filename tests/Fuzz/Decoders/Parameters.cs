using System.Collections.Generic;
using System.Linq;
using System.Text;
using Terminal.Core.Messages;
using Terminal.Core.Parameters;

namespace Terminal.Tests.Fuzz.Decoders;

/// <summary>A parameter file: as it stands, or its lines under a right MAC line, which leads behind the MAC. What is accepted must be good enough to sign on with.</summary>
internal sealed class Parameters(bool isSigned) : Decoder
{
    private const int MacLineLength = 21;
    private readonly Message _message = new(Message.TerminalCapacity);

    public override string Name => isSigned ? "parameter-lines" : "parameter-file";

    public override IReadOnlyList<byte[]> Corpus { get; } = Samples().Select(file => isSigned ? file[..^MacLineLength] : file).ToArray();

    public override IReadOnlyList<byte[]> Words { get; } =
        new[] { "\n", "=", "-", " ", "ru", "yes", "confirm", "type-last-digits", "debit", "refer", "product=", "mac=", "Щ", "№", "\U0001F4B3", "\u00A0" }.Select(Encoding.UTF8.GetBytes).ToArray();

    public override Outcome Run(byte[] input)
    {
        byte[] file = isSigned ? Signed(input) : input;
        var parameters = ParameterFile.Read(file, file.Length, Testville.Crypto, Testville.Keys);
        if (parameters is null)
            return Outcome.Refused;

        Must(parameters.TerminalId.Length == 8 && parameters.MerchantId.Length == 15, "The identifications have their widths.");
        Must(parameters.Products.All(product => product.From <= product.To && product.ShortestPan <= product.LongestPan), "Ranges rise.");
        Must(parameters.Products.All(product => product.SelectionThreshold <= product.FloorLimit && product.SelectionTarget <= product.SelectionMaximum), "Shares rise below the floor limit.");
        new TerminalMessages(parameters).SignOn(_message, 1, new DateTime(2026, 11, 22), 0, null);
        _message.Seal(Testville.Crypto, Testville.Keys.MessageMac);
        Must(_message.Parse(_message.Length) == ParseResult.Ok && MessageRules.Check(_message) == 0, "A sign-on can be built.");
        return Outcome.Accepted;
    }

    private static byte[][] Samples() =>
        [Testville.Files.Parameters, Signed([.. Testville.Files.Parameters[..^MacLineLength], .. "product=999900-999999 debit 12-19 999 999999999999 999999999998 0-99 999 ТЕСТ\n"u8])];

    private static byte[] Signed(byte[] lines)
    {
        string mac = Convert.ToHexString(Testville.Crypto.Hmac(Testville.Keys.ParameterMac, lines, 0, lines.Length), 0, 8);
        return [.. lines, .. Encoding.ASCII.GetBytes($"mac={mac}\n")];
    }
}
