using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Terminal.Acquirer.Seeds;
using Terminal.Board.Maps;
using Terminal.Core;
using Terminal.Core.Keys;
using Terminal.Core.StopList;
using Terminal.Esp32;

namespace Terminal.Bench;

/// <summary>The sheet that goes with a terminal: what is in its flash, the check values of its keys, never a key, and what remains to be done.</summary>
internal static class EngineerSheet
{
    /// <summary>Writes it.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="board">Its board.</param>
    /// <param name="blocks">Blocks of its file system.</param>
    /// <param name="host">The acquirer's address.</param>
    /// <param name="rootPem">The root that its certificate leads to.</param>
    /// <param name="flash">What its flash will hold.</param>
    /// <param name="port">The serial port; empty when it is not known yet.</param>
    public static string Of(SeedTerminal terminal, BoardMap board, int blocks, Uri host, string rootPem, ProvisionedFlash flash, string port)
    {
        var sheet = new StringBuilder();
        using X509Certificate2 root = X509Certificate2.CreateFromPem(rootPem);
        string at = port.Length > 0 ? port : "PORT";
        // A port that the flasher's lists do not name must be said with them.
        string named = port.Length > 0 ? "" : " --serialport PORT";
        Line($"TERMINAL      {terminal.Id}");
        Line($"Merchant      {terminal.Merchant.Id}  {terminal.Merchant.Name}");
        Line($"Stands at     {terminal.Point.Name}, {terminal.Point.Address}");
        Line($"Telephone     {terminal.Merchant.Phone}");
        Line($"Currency      {terminal.Currency.Letters}, largest sale {terminal.Currency.Format(terminal.Maximum)}");
        Line($"Parameters    {terminal.Parameters}, valid until {terminal.ValidUntil:yyyy-MM-dd}");
        Line($"Board         {board.Name}, {blocks:N0} blocks; image {board.Image}");
        Line($"Flash         {flash.BlocksUsed:N0} blocks taken; a stop list of up to {new FlashPlan(blocks).SlotPages:N0} pages");
        Line($"Host          {host.GetLeftPart(UriPartial.Authority)}");
        Line($"Root          SHA-256 {Convert.ToHexString(root.GetCertHash(HashAlgorithmName.SHA256))}");
        Line($"              valid until {root.NotAfter.ToUniversalTime():yyyy-MM-dd}");
        Line($"Stop list     {(flash.List is { } list ? $"version {list.Version}, {list.Cards:N0} cards, valid until {ListEdition.Time(list.ValidUntil):yyyy-MM-dd HH:mm} UTC" : "none: the terminal gets it after its first sign-on")}");
        Line($"");
        Line($"Check values of the keys (the first three bytes of HMAC-SHA256 under each over sixteen zero bytes):");
        foreach ((string name, string value) in CheckValues(terminal.MasterKey))
            Line($"  {name,-12}{value}");
        Line($"");
        Line($"Files on I:, with the first four bytes of their SHA-256:");
        foreach ((string name, byte[] content) in flash.Files.OrderBy(file => file.Key, StringComparer.Ordinal))
            Line($"  {name,-22}{content.Length,8:N0} bytes  {Convert.ToHexString(SHA256.HashData(content), 0, 4)}");
        Line($"");
        Line($"To do, in this folder, with Terminal.Esp32.bin beside:");
        Line($"  [ ] nanoff --update --target {board.Image} --serialport {at} --masserase");
        Line($"  [ ] nanoff --nanodevice --deploy --serialport {at} --image Terminal.Esp32.bin");
        Line($"  [ ] nanoff --filedeployment files.json{named}");
        Line($"  [ ] nanoff --networkdeployment network.json{named}");
        Line($"  [ ] every file says OK; then the board restarted (its key EN): files and network are looked at when it starts");
        Line($"  [ ] the check values on the terminal are those above");
        Line($"  [ ] signed on    [ ] self-test PASS    [ ] a sale, and its void    [ ] power pulled in a sale, and finished");
        Line($"  [ ] the folder with these files destroyed: it holds the terminal's key");
        Line($"");
        Line($"Date and engineer: ______________________________");
        return sheet.ToString();

        void Line(FormattableString line) => sheet.Append(line.ToString(CultureInfo.InvariantCulture).TrimEnd()).Append('\n');
    }

    private static IEnumerable<(string Name, string Value)> CheckValues(byte[] master)
    {
        var crypto = new NativeCrypto();
        var keys = new KeyRing(crypto, master);
        (string, byte[])[] all = [("messages", keys.MessageMac), ("parameters", keys.ParameterMac), ("stop list", keys.ListMac), ("journal", keys.JournalMac), ("voice", keys.Voice)];
        return all.Select(key => (key.Item1, Convert.ToHexString(CheckValue.Of(crypto, key.Item2))));
    }
}
