using System;
using System.Globalization;
using System.Text;
using Terminal.Acquirer.Seeds;
using Terminal.Core.Keys;
using Terminal.Core.Parameters;

namespace Terminal.Acquirer;

/// <summary>The files that a terminal of the seed is born with: its keys and its parameters.</summary>
/// <param name="Key">Content of <c>keys/master</c> (<see cref="KeyFile"/>).</param>
/// <param name="Parameters">Content of <see cref="ParametersName"/> (<see cref="ParameterFile"/>).</param>
public sealed record TerminalFiles(byte[] Key, byte[] Parameters)
{
    /// <summary>Name of the key file in the terminal's file store.</summary>
    public const string KeyName = KeyFile.Name;

    /// <summary>Name of the parameter file in the terminal's file store.</summary>
    public const string ParametersName = ParameterFile.Name;

    /// <summary>The version of the MAC key that every terminal begins with (DE48 tag 11).</summary>
    internal const int KeyVersion = 1;

    /// <summary>Makes the files of one terminal.</summary>
    /// <exception cref="ArgumentException">The seed has no such terminal.</exception>
    public static TerminalFiles Of(Seed seed, string terminal)
    {
        var entry = seed.Terminal(terminal) ?? throw new ArgumentException($"The seed has no terminal '{terminal}'.", nameof(terminal));
        byte[] key = new byte[KeyFile.Length];
        KeyFile.Write(HostCrypto.Instance, KeyVersion, entry.MasterKey, key);
        return new TerminalFiles(key, ParametersOf(seed, entry));
    }

    private static byte[] ParametersOf(Seed seed, SeedTerminal terminal)
    {
        var keys = new KeyRing(HostCrypto.Instance, terminal.MasterKey);
        var text = new StringBuilder();
        Line($"terminal-parameters 3");
        Line($"number={terminal.Parameters}");
        Line($"valid-until={terminal.ValidUntil:yyyyMMdd}");
        Line($"terminal={terminal.Id}");
        Line($"merchant={terminal.Merchant.Id}");
        Line($"name={terminal.Point.Name}");
        Line($"place={terminal.Point.Address}");
        Line($"currency={terminal.Currency.Number} {terminal.Currency.Letters} {terminal.Currency.Exponent}");
        Line($"country={terminal.Point.Country}");
        Line($"utc-offset={terminal.Point.UtcOffset}");
        Line($"language={terminal.Merchant.Language}");
        Line($"keyed-cards={(terminal.KeyedCards ? "yes" : "no")}");
        Line($"card-look={terminal.CardLook}");
        Line($"phone={terminal.Merchant.Phone}");
        Line($"maximum={terminal.Maximum}");
        Line($"offline-count={terminal.OfflineCount}");
        Line($"offline-total={terminal.OfflineTotal}");
        Line($"contact-hours={terminal.ContactHours}");
        Line($"unable={terminal.Unable}");
        Line($"refund-limit={terminal.RefundLimit}");
        Line($"hold-days={terminal.HoldDays}");
        Line($"settle-at={terminal.SettlesAt?.ToString(CultureInfo.InvariantCulture) ?? "none"}");
        Line($"merchant-password={PasswordCode(terminal.MerchantPassword)}");
        Line($"engineer-password={PasswordCode(terminal.EngineerPassword)}");
        foreach (var product in seed.Products)
        {
            string limits = $"{product.FloorLimit} {product.SelectionFrom} {product.SelectionTarget}-{product.SelectionMaximum} {product.CardSales}";
            Line($"product={product.First}-{product.Last} {product.Kind} {product.Shortest}-{product.Longest} {product.Country} {limits} {product.Name}");
        }

        byte[] covered = Encoding.UTF8.GetBytes(text.ToString());
        byte[] mac = HostCrypto.Instance.Hmac(keys.ParameterMac, covered, 0, covered.Length);
        Line($"mac={Convert.ToHexString(mac, 0, Mac.Length)}");
        return Encoding.UTF8.GetBytes(text.ToString());

        string PasswordCode(string digits) => Convert.ToHexString(Password.CodeOf(HostCrypto.Instance, keys, Encoding.ASCII.GetBytes(digits), digits.Length), 0, Mac.Length);

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
