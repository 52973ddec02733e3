using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Terminal.Acquirer;
using Terminal.Acquirer.Seeds;
using Terminal.Acquirer.Web;
using Terminal.Board.Maps;

namespace Terminal.Bench;

/// <summary>
/// The verb <c>provision</c>: writes the files that a terminal is born with, and the lists of them that the flasher takes (<c>nanoff --filedeployment</c> and
/// <c>--networkdeployment</c>), and prints a sheet for the engineer.
/// </summary>
internal static class ProvisionVerb
{
    private const string DeviceRoot = "I:\\";
    // IEEE 802.11: octets of a network's name; WPA2-PSK takes a passphrase or the key itself as hex digits.
    private const int LongestNetworkName = 32;
    private const int ShortestPassword = 8;
    private const int LongestPassword = 64;
    private const int LongestRoot = 4096;

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly Argument<DirectoryInfo> Folder = new("folder") { Description = "Folder to write into; it will hold the terminal's key. Made when missing." };
    private static readonly Option<string> TerminalId = new("--terminal") { Description = "The terminal, as the seed names it.", DefaultValueFactory = _ => "TERM0001" };
    private static readonly Option<FileInfo?> SeedFile = new("--seed") { Description = "File with the terminals and keys; without it the town of Testville, whose keys everybody knows." };
    private static readonly Option<string> Host = new("--host") { Description = "The acquirer's address, such as https://192.168.1.10:8443.", Required = true };
    private static readonly Option<DirectoryInfo?> State = new("--state") { Description = "Folder of bench acquirer: its authority's root and its newest stop list go to the terminal." };
    private static readonly Option<FileInfo?> RootFile = new("--root") { Description = "The root certificate of another acquirer, as PEM; the stop list then comes at the first sign-on." };
    private static readonly Option<string> BoardName = new("--board") { Description = "The board.", DefaultValueFactory = _ => BoardMaps.Default.Name };
    private static readonly Option<int?> Flash = new("--flash") { Description = "Megabytes of its flash; without it the least that the board comes with." };
    private static readonly Option<string?> Ssid = new("--ssid") { Description = "Name of the Wi-Fi; a board with Ethernet needs none." };
    private static readonly Option<FileInfo?> PasswordFile = new("--wifi-password-file") { Description = "File whose first line is the password of the Wi-Fi; without it the Wi-Fi is open." };
    private static readonly Option<string> Port = new("--serial-port") { Description = "Serial port of the board, such as COM7 or /dev/ttyUSB0; without it the flasher's own option says it.", DefaultValueFactory = _ => "" };

    /// <summary>The verb, for the command line.</summary>
    public static Command Verb()
    {
        BoardName.AcceptOnlyFromAmong([.. BoardMaps.All.Select(board => board.Name)]);
        Host.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !IsHost(result.Tokens[0].Value))
                result.AddError("--host takes https:// and a name in ASCII or an IPv4 address, perhaps a port, and nothing behind it: card numbers never travel otherwise.");
        });
        var verb = new Command("provision", "Writes what the flasher puts on a board to make a terminal of it, and prints a sheet for the engineer.")
        {
            Folder, TerminalId, SeedFile, Host, State, RootFile, BoardName, Flash, Ssid, PasswordFile, Port,
        };
        verb.SetAction(parsed =>
        {
            try
            {
                Run(parsed);
                return 0;
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or InvalidDataException or SeedException or BadInputException or CryptographicException)
            {
                Console.Error.WriteLine(refused.Message);
                return 1;
            }
        });
        return verb;
    }

    private static void Run(ParseResult parsed)
    {
        Seed seed = parsed.GetValue(SeedFile) is { } file ? Seed.Load(file.FullName) : Seed.Default;
        string id = parsed.GetValue(TerminalId)!;
        SeedTerminal terminal = seed.Terminal(id) ?? throw new BadInputException($"The seed has no terminal '{id}'.");
        BoardMap board = BoardMaps.Of(parsed.GetValue(BoardName)!)!;
        int megabytes = parsed.GetValue(Flash) ?? board.FileBlocks.Keys.Min();
        if (!board.FileBlocks.TryGetValue(megabytes, out int blocks))
            throw new BadInputException($"The images for {board.Name} are for {string.Join(", ", board.FileBlocks.Keys)} MB of flash.");
        Dictionary<string, object> network = Network(parsed, board);

        string? state = parsed.GetValue(State)?.FullName;
        if (state is not null && !(File.Exists(Path.Combine(state, TestCertificateAuthority.RootFile)) && File.Exists(StandingAcquirer.Database(state))))
            throw new BadInputException($"{state} is not the folder of an acquirer: start bench acquirer with it first. One whose database is elsewhere: --root FILE in place of --state.");
        string rootPem = Root(parsed.GetValue(RootFile), state);
        using PaymentSwitch? acquirer = state is null ? null : new PaymentSwitch(StandingAcquirer.Database(state), seed);
        var host = new Uri(parsed.GetValue(Host)!);
        var flash = new ProvisionedFlash(seed, terminal, board, blocks, host, rootPem, acquirer);

        string port = parsed.GetValue(Port)!;
        string sheet = EngineerSheet.Of(terminal, board, blocks, host, rootPem, flash, port);
        Write(parsed.GetValue(Folder)!.FullName, flash, network, port, sheet);
        Console.Write(sheet);
    }

    private static string Root(FileInfo? file, string? state)
    {
        if (file is null && state is null)
            throw new BadInputException("Which certificates is the terminal to trust? Those of bench acquirer: --state FOLDER; or others: --root FILE.");
        string pem;
        if (file is not null)
        {
            pem = File.ReadAllText(file.FullName);
        }
        else
        {
            using TestCertificateAuthority authority = TestCertificateAuthority.Open(state!);
            pem = authority.RootPem;
        }
        if (pem.Length > LongestRoot || pem.Any(character => character > '~'))
            throw new BadInputException($"The root certificate is PEM text of at most {LongestRoot:N0} characters.");
        if (pem.Contains("PRIVATE KEY", StringComparison.Ordinal))
            throw new BadInputException("There is a private key beside the root certificate: a terminal must not get it.");
        try
        {
            using X509Certificate2 root = X509Certificate2.CreateFromPem(pem);
            if (root.NotAfter <= DateTime.Now)
                throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"The root certificate was valid until {root.NotAfter:yyyy-MM-dd}: no terminal would accept it."));
        }
        catch (CryptographicException)
        {
            throw new BadInputException("The file of the root certificate holds none: it begins with -----BEGIN CERTIFICATE-----.");
        }
        return pem;
    }

    // What PopulateWirelessConfigurationProperties of the flasher reads; an encryption that is not named would be none.
    private static Dictionary<string, object> Network(ParseResult parsed, BoardMap board)
    {
        if (board.IsEthernet)
            return new() { ["Ethernet"] = new { DhcpEnabled = true, AutomaticDNS = true } };

        string ssid = parsed.GetValue(Ssid) ?? throw new BadInputException($"{board.Name} needs the name of its Wi-Fi: --ssid NAME.");
        FileInfo? file = parsed.GetValue(PasswordFile);
        string password = file is null ? "" : File.ReadLines(file.FullName).FirstOrDefault("");
        if (Encoding.UTF8.GetByteCount(ssid) is 0 or > LongestNetworkName)
            throw new BadInputException($"The name of a Wi-Fi has 1 to {LongestNetworkName} bytes.");
        if (file is not null && (password.Length is < ShortestPassword or > LongestPassword || password.Any(character => character is < ' ' or > '~')))
            throw new BadInputException($"The password of a Wi-Fi has {ShortestPassword} to {LongestPassword} printable characters of ASCII, in the first line of its file.");
        string kind = password.Length > 0 ? "WPA2" : "Open";
        string encryption = password.Length > 0 ? "WPA2" : "None";
        return new() { ["WirelessClient"] = new { Ssid = ssid, Password = password, Authentication = kind, Encryption = encryption, ConfigurationOption = "AutoConnect", DhcpEnabled = true, AutomaticDNS = true } };
    }

    private static void Write(string folder, ProvisionedFlash flash, Dictionary<string, object> network, string port, string sheet)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        // The note that the files are new comes last: a deployment that broke off before it is noticed at the start.
        var deployed = new List<object>();
        foreach ((string name, byte[] content) in flash.Files.OrderBy(file => file.Key == Esp32.FlashMark.New).ThenBy(file => file.Key, StringComparer.Ordinal))
        {
            string source = Path.Combine(folder, "files", Path.Combine(name.Split('/')));
            Directory.CreateDirectory(Path.GetDirectoryName(source)!);
            File.WriteAllBytes(source, content);
            deployed.Add(new { DestinationFilePath = DeviceRoot + name.Replace('/', '\\'), SourceFilePath = source });
        }

        // Without a source the flasher deletes: an older set that the terminal once fetched would win with a higher number, and an engineer's restarts are no crash loop.
        deployed.InsertRange(0, [new { DestinationFilePath = DeviceRoot + "parameters\\next" }, new { DestinationFilePath = DeviceRoot + "network\\starts" }]);

        Json("files.json", new Dictionary<string, object> { ["Files"] = deployed });
        Json("network.json", network);
        File.WriteAllText(Path.Combine(folder, "sheet.txt"), sheet);

        void Json(string file, Dictionary<string, object> content)
        {
            var whole = port.Length > 0 ? new Dictionary<string, object> { ["SerialPort"] = port } : [];
            foreach ((string name, object value) in content)
                whole.Add(name, value);
            File.WriteAllText(Path.Combine(folder, file), JsonSerializer.Serialize(whole, Readable) + "\n");
        }
    }

    private static bool IsHost(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? host) && host.Scheme == "https" && host.HostNameType is UriHostNameType.Dns or UriHostNameType.IPv4 && host.Host == host.IdnHost && host.PathAndQuery == "/" && host.UserInfo.Length == 0 && host.Fragment.Length == 0;
}
