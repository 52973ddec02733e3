using System.IO;
using System.Linq;
using System.Text;
using Terminal.Board;
using Terminal.Core.Keys;
using Terminal.Core.Parameters;
using Terminal.Core.Ports;
using Terminal.Esp32;

namespace Terminal.Tests.DeviceCost;

/// <summary>A terminal on its board in virtual time, with the device's own drivers, files and cryptography; only the line is a stand-in.</summary>
internal sealed class Shop : IDisposable
{
    private static readonly byte[] Master = Encoding.ASCII.GetBytes("0123456789abcdef0123456789ABCDEF");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cost-");
    private readonly IDisposable _entry;

    public Shop(string language = "en")
    {
        Tally.Clear();
        Board = new DeviceBoard(Time);
        _entry = Board.Enter();
        Clock = new BoardClock();
        Wiring = new Wiring(Clock, PinMaps.Of(PinMaps.Default)!);
        Files = new InternalFiles(_folder.FullName);
        Keys = new KeyRing(Crypto, Master);
        byte[] keys = new byte[KeyFile.Length];
        KeyFile.Write(Crypto, 1, Master, keys);
        Files.Write(KeyFile.Name, keys, keys.Length);
        byte[] parameters = SignedParameters(language);
        Files.Write(ParameterFile.Name, parameters, parameters.Length);
        Parameters = ParameterFile.Read(parameters, parameters.Length, Crypto, Keys)!;
    }

    public VirtualClock Time { get; } = new();

    public DeviceBoard Board { get; }

    public BoardClock Clock { get; }

    public Wiring Wiring { get; }

    public InternalFiles Files { get; }

    public NativeCrypto Crypto { get; } = new();

    public KeyRing Keys { get; }

    public TerminalParameters Parameters { get; }

    public void Dispose()
    {
        _entry.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Presses a key for 80 ms.</summary>
    public void PressAt(long milliseconds, char key)
    {
        Time.At(milliseconds, () => Board.Keypad.Press(key));
        Time.At(milliseconds + 80, () => Board.Keypad.Release(key));
    }

    private byte[] SignedParameters(string language)
    {
        string lines = "terminal-parameters 3\nnumber=000007\nvalid-until=20281231\nterminal=TERM0001\nmerchant=MERCHANT0000001\nname=CORNER SHOP\n"
            + "place=1 MARKET SQUARE, TESTVILLE\ncurrency=978 EUR 2\ncountry=280\nutc-offset=60\nlanguage=" + language
            + "\nkeyed-cards=no\ncard-look=none\nphone=+00 800 000 000\nmaximum=500000\n"
            + "offline-count=10\noffline-total=20000\ncontact-hours=72\nunable=decline\n"
            + "refund-limit=5000\nhold-days=7\nsettle-at=none\nmerchant-password=892FA8B666C4FDDC\nengineer-password=C6AFBF302C2AC861\n"
            + "product=999000-999099 credit 16-16 280 5000 2000 0-20 3 TEST CREDIT\nproduct=999100-999199 debit 16-19 280 0 0 0-0 0 TEST DEBIT\n";
        byte[] text = Encoding.UTF8.GetBytes(lines);
        string mac = Convert.ToHexString(Crypto.Hmac(Keys.ParameterMac, text, 0, text.Length), 0, 8);
        return Encoding.UTF8.GetBytes(lines + "mac=" + mac + "\n");
    }
}
