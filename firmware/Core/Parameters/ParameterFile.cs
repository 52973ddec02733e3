using System.Text;
using Terminal.Core.Cards;
using Terminal.Core.Keys;
using Terminal.Core.Money;
using Terminal.Core.Ports;
using Terminal.Core.Texts;

namespace Terminal.Core.Parameters;

/// <summary>
/// The parameter file: UTF-8 lines <c>name=value</c> in a fixed order, each ended by a line feed; one <c>product=</c> line for each row of the
/// BIN table; and a last line <c>mac=</c> with the first 8 bytes of HMAC-SHA256 under the terminal's parameter key over all bytes before it,
/// in upper-case hexadecimal.
/// </summary>
public static class ParameterFile
{
    /// <summary>The name under which an engineer puts the file into the terminal; a newer one from the acquirer may lie beside it (<see cref="ParameterStore"/>).</summary>
    public const string Name = "parameters/current";

    /// <summary>The longest file that is read, in bytes.</summary>
    public const int Capacity = 2048;

    private const int MacLineLength = 4 + Mac.HexLength + 1;

    /// <summary>Reads a parameter file.</summary>
    /// <returns>Null when the MAC is wrong, or a line is missing, out of order or out of range: nothing of such a file is used.</returns>
    public static TerminalParameters? Read(byte[] file, int length, ICrypto crypto, KeyRing keys)
    {
        int signed = length - MacLineLength;
        if (signed <= 0 || !IsGenuine(file, signed, crypto.Hmac(keys.ParameterMac, file, 0, signed)))
        {
            return null;
        }

        ParameterLines lines = new ParameterLines(Encoding.UTF8.GetString(file, 0, signed));
        lines.Expect("terminal-parameters 3");
        TerminalParameters parameters = new TerminalParameters
        {
            Number = (int)lines.Number("number", 0, TerminalParameters.HighestNumber),
            ValidUntil = (int)lines.Number("valid-until", 2020_01_01, 2099_12_31),
            TerminalId = lines.Identification("terminal", 8),
            MerchantId = lines.Identification("merchant", 15),
            MerchantName = lines.Text("name"),
            MerchantPlace = lines.Text("place"),
            Currency = ReadCurrency(lines),
            Country = (int)lines.Number("country", 1, 999),
            UtcOffset = (int)lines.Number("utc-offset", -12 * 60, 14 * 60),
            Language = (Language)lines.OneOf(lines.Value("language"), "en", "ru"),
            AllowsKeying = lines.OneOf(lines.Value("keyed-cards"), "no", "yes") == 1,
            CardLook = (CardLook)lines.OneOf(lines.Value("card-look"), "none", "confirm", "type-last-digits"),
            Phone = lines.Text("phone"),
            MaximumAmount = lines.Number("maximum", 1, Amount.Maximum),
            OfflineCountCap = (int)lines.Number("offline-count", 0, 999),
            OfflineTotalCap = lines.Number("offline-total", 0, Amount.Maximum),
            ContactHoursCap = (int)lines.Number("contact-hours", 0, 999),
            RefersWhenUnable = lines.OneOf(lines.Value("unable"), "decline", "refer") == 1,
            RefundLimit = lines.Number("refund-limit", 0, Amount.Maximum),
            HoldDays = (int)lines.Number("hold-days", 1, 31),
            SettlesAt = ReadSettlement(lines),
            MerchantPassword = lines.Code("merchant-password"),
            EngineerPassword = lines.Code("engineer-password"),
            Products = ReadProducts(lines),
        };
        return lines.AreWellFormed ? parameters : null;
    }

    private static Currency ReadCurrency(ParameterLines lines)
    {
        string[] words = lines.Words("currency", 3);
        return new Currency((int)lines.Parse(words[0], 1, 999), words[1], (int)lines.Parse(words[2], 0, 4));
    }

    private static int ReadSettlement(ParameterLines lines)
    {
        string time = lines.Value("settle-at");
        return time == "none" ? TerminalParameters.NoSettlement : (int)lines.Parse(time, 0, 24 * 60 - 1);
    }

    private static CardProduct[] ReadProducts(ParameterLines lines)
    {
        CardProduct[] products = new CardProduct[lines.Left];
        for (int i = 0; i < products.Length; i++)
        {
            string[] words = lines.Words("product", 9);
            long floorLimit = lines.Parse(words[4], 0, Amount.Maximum);
            products[i] = new CardProduct
            {
                From = lines.RangeStart(words[0], 0, 999_999),
                To = lines.RangeEnd(words[0], 0, 999_999),
                IsDebit = lines.OneOf(words[1], "credit", "debit") == 1,
                ShortestPan = lines.RangeStart(words[2], 12, 19),
                LongestPan = lines.RangeEnd(words[2], 12, 19),
                Country = (int)lines.Parse(words[3], 1, 999),
                FloorLimit = floorLimit,
                SelectionThreshold = lines.Parse(words[5], 0, floorLimit > 0 ? floorLimit - 1 : 0),
                SelectionTarget = lines.RangeStart(words[6], 0, 99),
                SelectionMaximum = lines.RangeEnd(words[6], 0, 99),
                CardSalesCap = (int)lines.Parse(words[7], 0, 999),
                Name = CodePage.Bytes(words[8]),
            };
        }

        return products;
    }

    private static bool IsGenuine(byte[] file, int offset, byte[] code) =>
        file[offset] == 'm' && file[offset + 1] == 'a' && file[offset + 2] == 'c' && file[offset + 3] == '='
        && file[offset + 4 + Mac.HexLength] == '\n' && Mac.MatchesHex(code, file, offset + 4);
}
