using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Terminal.Acquirer.Seeds;
using Terminal.Bench;
using Terminal.Board;
using Terminal.Board.Maps;
using Terminal.Board.Storage;
using Terminal.Core.Keys;
using Terminal.Esp32;
using Terminal.Flows;

namespace Terminal.Tests.Bench;

/// <summary><c>provision</c> and <c>acquirer</c>: what the flasher would put on a board makes a terminal that sells, with the acquirer that a board can reach.</summary>
[TestClass]
[DoNotParallelize]
public sealed class ProvisionTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("provision-");

    private string State => Path.Combine(_folder.FullName, "acquirer");

    private string Out => Path.Combine(_folder.FullName, "out");

    [TestCleanup]
    public void TearDown() => _folder.Delete(recursive: true);

    [TestMethod]
    [DataRow("ESP32-WROVER", 64)]
    [DataRow("ESP32-S3", 512)]
    [DataRow("WESP32", 64)]
    public async Task A_provisioned_board_starts_and_may_sell(string board, int blocks)
    {
        await using StandingAcquirer acquirer = await Acquirer(0);
        await Provision(acquirer, "--board", board);
        DeviceBoard device = Flashed(board, blocks);
        var told = new List<string>();
        acquirer.Switch.Exchanges.Published += exchange => told.Add(exchange.Explanation);

        await ReadyAfterStart(device);

        Assert.HasCount(1, told);
        Assert.EndsWith($"Terminal TERM0001 started with firmware {Firmware.Version}, reason POWER.", told[0]);
        Assert.IsEmpty(acquirer.Switch.Alarms());
        // The list came with the files: none was fetched, so the flash still holds the one page that was deployed.
        Assert.AreEqual(1, device.Flash.Snapshot().Keys.Count(name => name.StartsWith("list/base", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task The_acquirer_of_a_board_outlives_a_restart()
    {
        int port;
        DeviceBoard device;
        await using (StandingAcquirer acquirer = await Acquirer(0))
        {
            await Provision(acquirer);
            port = acquirer.Addresses[0].Port;
            device = Flashed("ESP32-WROVER", 64);
            await ReadyAfterStart(device);
        }

        await using StandingAcquirer again = await Acquirer(port);
        await ReadyAfterStart(device);
        Assert.IsEmpty(again.Switch.Alarms());
    }

    [TestMethod]
    public async Task Erased_files_are_reported_and_never_taken_for_an_empty_batch()
    {
        await using StandingAcquirer acquirer = await Acquirer(0);
        await Provision(acquirer);
        DeviceBoard device = Flashed("ESP32-WROVER", 64);
        await ReadyAfterStart(device);

        // The device has formatted its file system at start; somebody copied the files back by hand.
        device.Flash.Restore(Deployed().Where(file => file.Key != FlashMark.New).ToDictionary());
        await ReadyAfterStart(device);

        Assert.AreEqual($"Terminal TERM0001 started with firmware {Firmware.Version}, reason ERASED.", acquirer.Switch.Alarms().Single().Text);
        Assert.IsTrue(acquirer.Switch.Exchanges.Last.Any(exchange => exchange.Explanation.Contains(
            "the terminal says that it has lost its files: it had epoch 01 and batch 000001. Epoch 02 is its own as soon as it uses it.", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task An_error_that_restarted_the_terminal_is_an_alarm()
    {
        await using StandingAcquirer acquirer = await Acquirer(0);
        await Provision(acquirer);
        DeviceBoard device = Flashed("ESP32-WROVER", 64);
        using (device.Enter())
            LastFault.Keep(device.Flash.Mount(), new OutOfMemoryException());
        await ReadyAfterStart(device);
        Assert.AreEqual($"Terminal TERM0001 started with firmware {Firmware.Version}, reason OutOfMemoryException.", acquirer.Switch.Alarms().Single().Text);
    }

    [TestMethod]
    public async Task A_crash_loop_tells_the_reason_and_the_acquirers_telephone_number()
    {
        await using StandingAcquirer acquirer = await Acquirer(0);
        await Provision(acquirer);
        DeviceBoard device = Flashed("ESP32-WROVER", 64);
        device.Flash.Put("network/starts", [Probation.Most]);
        using (device.Enter())
            LastFault.Keep(device.Flash.Mount(), new NullReferenceException());
        await ShownAfterStart(device, "It restarts again", "NullReferenceExceptio", Seed.Default.Terminal("TERM0001")!.Merchant.Phone, "D  Again");
        Assert.IsEmpty(acquirer.Switch.Exchanges.Last);
    }

    [TestMethod]
    public async Task The_lists_are_as_the_flasher_reads_them()
    {
        await (await Acquirer(0)).DisposeAsync();
        (int exitCode, _, string errors) = await Run("provision", Out, "--host", "https://pay.example:8443", "--state", State, "--ssid", "SHOP", "--wifi-password-file", File("secret word\n"), "--serial-port", "COM7");
        Assert.AreEqual((0, ""), (exitCode, errors));

        JsonElement files = Json("files.json");
        Assert.AreEqual("COM7", files.GetProperty("SerialPort").GetString());
        JsonElement[] entries = [.. files.GetProperty("Files").EnumerateArray()];
        CollectionAssert.AreEqual(new[] { "I:\\parameters\\next", "I:\\network\\starts" }, entries[..2].Select(entry => entry.GetProperty("DestinationFilePath").GetString()).ToArray());
        Assert.IsFalse(entries[..2].Any(entry => entry.TryGetProperty("SourceFilePath", out _)));
        Assert.AreEqual("I:\\network\\new", entries[^1].GetProperty("DestinationFilePath").GetString());
        foreach (JsonElement entry in entries.Skip(2))
            Assert.IsTrue(Path.IsPathFullyQualified(entry.GetProperty("SourceFilePath").GetString()!));
        string[] expected = ["keys/master", "network/board", "network/host", "network/new", "network/root.pem", "parameters/current"];
        CollectionAssert.AreEqual(expected, Deployed().Keys.Where(name => !name.StartsWith("list/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray());
        Assert.AreEqual("https://pay.example:8443\n", Encoding.ASCII.GetString(Deployed()["network/host"]));
        Assert.AreEqual("ESP32-WROVER 64\n", Encoding.ASCII.GetString(Deployed()["network/board"]));

        JsonElement wifi = Json("network.json").GetProperty("WirelessClient");
        Assert.AreEqual("SHOP secret word WPA2 WPA2 AutoConnect", string.Join(' ', new[] { "Ssid", "Password", "Authentication", "Encryption", "ConfigurationOption" }.Select(name => wifi.GetProperty(name).GetString())));
    }

    [TestMethod]
    public async Task A_board_with_ethernet_needs_no_wifi()
    {
        await (await Acquirer(0)).DisposeAsync();
        (int exitCode, _, string errors) = await Run("provision", Out, "--host", "https://pay.example", "--state", State, "--board", "WESP32", "--flash", "16");
        Assert.AreEqual((0, ""), (exitCode, errors));
        Assert.IsTrue(Json("network.json").GetProperty("Ethernet").GetProperty("DhcpEnabled").GetBoolean());
        Assert.AreEqual("WESP32 768\n", Encoding.ASCII.GetString(Deployed()["network/board"]));
    }

    [TestMethod]
    public async Task The_sheet_shows_check_values_and_no_key()
    {
        await (await Acquirer(0)).DisposeAsync();
        (_, string sheet, _) = await Run("provision", Out, "--host", "https://pay.example", "--state", State, "--ssid", "SHOP");
        Assert.AreEqual(sheet, System.IO.File.ReadAllText(Path.Combine(Out, "sheet.txt")));
        Assert.Contains("nanoff --filedeployment files.json --serialport PORT\n", sheet);
        byte[] master = Seed.Default.Terminal("TERM0001")!.MasterKey;
        var crypto = new NativeCrypto();
        var keys = new KeyRing(crypto, master);
        Assert.Contains($"  messages    {Convert.ToHexString(CheckValue.Of(crypto, keys.MessageMac))}\n", sheet);
        foreach (byte[] key in new[] { master, keys.MessageMac, keys.ListMac, keys.ParameterMac, keys.JournalMac, keys.Voice, keys.WrapAes, keys.JournalAes })
            Assert.DoesNotContain(Convert.ToHexString(key, 0, 4), sheet);
    }

    [TestMethod]
    public async Task With_another_acquirers_root_the_list_comes_later()
    {
        await (await Acquirer(0)).DisposeAsync();
        (int exitCode, string sheet, _) = await Run("provision", Out, "--host", "https://pay.example", "--root", Path.Combine(State, "root.pem"), "--ssid", "SHOP");
        Assert.AreEqual(0, exitCode);
        Assert.Contains("Stop list     none: the terminal gets it after its first sign-on\n", sheet);
        Assert.IsFalse(Deployed().Keys.Any(name => name.StartsWith("list/", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("http://pay.example", "--host takes https://", "--ssid", "SHOP")]
    [DataRow("https://pay.example/iso8583", "--host takes https://", "--ssid", "SHOP")]
    [DataRow("https://pay.example", "ESP32-WROVER needs the name of its Wi-Fi: --ssid NAME.")]
    [DataRow("https://[::1]:8443", "--host takes https://", "--ssid", "SHOP")]
    [DataRow("https://zahlung.übung", "--host takes https://", "--ssid", "SHOP")]
    [DataRow("https://pay.example", "The name of a Wi-Fi has 1 to 32 bytes", "--ssid", "123456789012345678901234567890123")]
    [DataRow("https://pay.example", "The name of a Wi-Fi has 1 to 32 bytes", "--ssid", "КАССА КАССА КАССА 1")]
    [DataRow("https://pay.example", "The images for ESP32-WROVER are for 4, 8, 16 MB of flash.", "--ssid", "SHOP", "--flash", "2")]
    [DataRow("https://pay.example", "The seed has no terminal 'TERM9999'.", "--ssid", "SHOP", "--terminal", "TERM9999")]
    [DataRow("https://pay.example", "not recognized", "--ssid", "SHOP", "--board", "ESP32-C3")]
    public async Task Wrong_use_is_explained(string host, string explanation, params string[] options)
    {
        await (await Acquirer(0)).DisposeAsync();
        (int exitCode, _, string errors) = await Run(["provision", Out, "--host", host, "--state", State, .. options]);
        Assert.AreEqual(1, exitCode);
        Assert.Contains(explanation, errors);
        Assert.IsFalse(Directory.Exists(Out));
    }

    [TestMethod]
    public async Task What_a_terminal_could_not_work_with_is_not_written()
    {
        await Refused("Which certificates is the terminal to trust?");
        await Refused("start bench acquirer with it first", "--state", State);
        Assert.IsFalse(Directory.Exists(State));

        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string pem = Root(key, DateTimeOffset.UtcNow.AddDays(30));
        await Refused("The file of the root certificate holds none", "--root", File("no certificate"));
        await Refused("The file of the root certificate holds none", "--root", File(pem.Replace("MII", "MXX", StringComparison.Ordinal)));
        await Refused("a private key beside the root certificate", "--root", File(pem + key.ExportPkcs8PrivateKeyPem()));
        await Refused("The root certificate was valid until", "--root", File(Root(key, DateTimeOffset.UtcNow.AddDays(-1))));
        await Refused("at most 4,096 characters", "--root", File(new string(' ', 4097)));
        foreach (string password in new[] { "\n", "1234567\n", new string('1', 65), "пароль кассы" })
            await Refused("The password of a Wi-Fi has 8 to 64", "--root", File(pem), "--wifi-password-file", File(password));
        await Refused("missing.txt", "--root", File(pem), "--wifi-password-file", Path.Combine(_folder.FullName, "missing.txt"));

        async Task Refused(string explanation, params string[] options)
        {
            (int exitCode, _, string errors) = await Run(["provision", Out, "--host", "https://pay.example", "--ssid", "SHOP", .. options]);
            Assert.AreEqual(1, exitCode);
            Assert.Contains(explanation, errors);
            Assert.IsFalse(Directory.Exists(Out));
        }
    }

    [TestMethod]
    [DataRow("0.0.0.0:0", "give one with --name")]
    [DataRow("127.0.0.1", "an address and a port")]
    public async Task An_acquirer_that_nobody_could_reach_does_not_start(string listen, string explanation)
    {
        (int exitCode, _, string errors) = await Run("acquirer", "--state", State, "--listen", listen);
        Assert.AreEqual(1, exitCode);
        Assert.Contains(explanation, errors);
    }

    [TestMethod]
    public async Task An_acquirer_that_cannot_start_says_what_to_do()
    {
        await using StandingAcquirer running = await Acquirer(0);
        await Refused("address already in use", "--listen", $"127.0.0.1:{running.Addresses[0].Port}");
        await Refused("Is its server up", "--listen", "127.0.0.1:0", "--database", "Host=127.0.0.1;Port=1;Username=nobody");
        await Refused("connection string is not understood", "--listen", "127.0.0.1:0", "--database", "Host=127.0.0.1;Colour=red");
        await Refused("does not let it listen on 192.0.2.1:8443", "--listen", "192.0.2.1:8443");
        await Refused("its folder there", "--database", System.IO.Path.Combine(State, "missing", "acquirer.db"));
        await Refused("--operator takes a number", "--operator", "many");

        string newer = System.IO.Path.Combine(State, "newer.db");
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={newer};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 999";
            command.ExecuteNonQuery();
        }
        await Refused("newer version of the acquirer", "--database", newer);

        string other = System.IO.Path.Combine(State, "other");
        await (await StandingAcquirer.Open(new IPEndPoint(IPAddress.Loopback, 0), [], other, Seed.Default)).DisposeAsync();
        System.IO.File.Copy(System.IO.Path.Combine(other, "root.key"), System.IO.Path.Combine(State, "root.key"), true);
        await Refused("Put back your copy of them");
        System.IO.File.Delete(System.IO.Path.Combine(State, "root.key"));
        await Refused("Put back your copy of them");
        System.IO.File.WriteAllText(System.IO.Path.Combine(State, "root.pem"), "no certificate");
        await Refused("Put back your copy of them");

        async Task Refused(string explanation, params string[] options)
        {
            (int exitCode, _, string errors) = await Run(["acquirer", "--state", State, .. options]);
            Assert.AreEqual(1, exitCode);
            Assert.Contains(explanation, errors);
        }
    }

    private Task<StandingAcquirer> Acquirer(int port) => StandingAcquirer.Open(new IPEndPoint(IPAddress.Loopback, port), ["localhost"], State, Seed.Default);

    private async Task Provision(StandingAcquirer acquirer, params string[] options)
    {
        (int exitCode, _, string errors) = await Run(["provision", Out, "--host", acquirer.Addresses[1].AbsoluteUri, "--state", State, "--ssid", "SHOP", .. options]);
        Assert.AreEqual((0, ""), (exitCode, errors));
    }

    // As nanoff goes through its list.
    private DeviceBoard Flashed(string board, int blocks)
    {
        var flash = new Flash(blocks);
        foreach ((string name, byte[] content) in Deployed())
            flash.Put(name, content);
        return new DeviceBoard(flash: flash, map: BoardMaps.Of(board));
    }

    private Dictionary<string, byte[]> Deployed() => Json("files.json").GetProperty("Files").EnumerateArray()
        .Where(entry => entry.TryGetProperty("SourceFilePath", out _))
        .ToDictionary(
            entry => entry.GetProperty("DestinationFilePath").GetString()!["I:\\".Length..].Replace('\\', '/'),
            entry => System.IO.File.ReadAllBytes(entry.GetProperty("SourceFilePath").GetString()!));

    private static Task ReadyAfterStart(DeviceBoard device) => ShownAfterStart(device, "READY", "0.00 EUR");

    private static async Task ShownAfterStart(DeviceBoard device, params string[] texts)
    {
        if (!device.Powered)
            device.RestorePower();
        Task program = Task.Run(() =>
        {
            using (device.Enter())
                Esp32.Program.Run(device.Flash.Mount(), new BoardClock());
        });
        string screen = "";
        bool isShown = SpinWait.SpinUntil(() => texts.All((screen = Screen(device)).Contains), Deadline);
        device.CutPower();
        await Assert.ThrowsExactlyAsync<PowerCutException>(() => program);
        Assert.IsTrue(isShown, screen);
    }

    private static string Screen(DeviceBoard device)
    {
        Thread.Sleep(50);
        return Glyphs.Read(string.Concat(device.Display.Pixels().Select(pixel => pixel == 1 ? '1' : '0')));
    }

    private static string Root(ECDsa key, DateTimeOffset until)
    {
        using X509Certificate2 root = new CertificateRequest("CN=Root", key, HashAlgorithmName.SHA256).CreateSelfSigned(until.AddDays(-60), until);
        return root.ExportCertificatePem();
    }

    private string File(string text)
    {
        string path = Path.Combine(_folder.FullName, Path.GetRandomFileName());
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private JsonElement Json(string name) => JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(Out, name))).RootElement;

    private static async Task<(int ExitCode, string Output, string Errors)> Run(params string[] arguments)
    {
        (TextWriter output, TextWriter errors) = (Console.Out, Console.Error);
        using StringWriter written = new(), complained = new();
        Console.SetOut(written);
        Console.SetError(complained);
        try
        {
            int exitCode = await Terminal.Bench.Program.Main(arguments);
            return (exitCode, written.ToString().ReplaceLineEndings("\n"), complained.ToString().ReplaceLineEndings("\n"));
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }
}
