using System.Text;
using Terminal.Core.Keys;
using Terminal.Core.Ports;

namespace Terminal.Tests.Desk;

/// <summary>A parameter file for tests, signed under the counter's keys.</summary>
public static class SampleParameters
{
    private const string Caps = "offline-count=10\noffline-total=20000\n";
    private const string WideCaps = "offline-count=100\noffline-total=500000\n";
    private const string CreditTerms = "5000 2000 0-20 3";

    /// <summary>The passwords are 1234 and 864200.</summary>
    public const string Lines =
        "terminal-parameters 3\nnumber=000007\nvalid-until=20281231\nterminal=TERM0001\nmerchant=MERCHANT0000001\nname=CORNER SHOP\n"
        + "place=1 MARKET SQUARE, TESTVILLE\ncurrency=978 EUR 2\ncountry=280\nutc-offset=60\nlanguage=en\nkeyed-cards=no\ncard-look=none\nphone=+00 800 000 000\nmaximum=500000\n"
        + Caps + "contact-hours=72\nunable=decline\nrefund-limit=5000\nhold-days=7\nsettle-at=none\n"
        + "merchant-password=892FA8B666C4FDDC\nengineer-password=C6AFBF302C2AC861\n"
        + "product=999000-999099 credit 16-16 280 " + CreditTerms + " TEST CREDIT\nproduct=999100-999199 debit 16-19 280 0 0 0-0 0 TEST DEBIT\n";

    public static byte[] File(ICrypto crypto, string language, Terms terms = Terms.Online) =>
        Signed(crypto, Under(terms).Replace("language=en", "language=" + language));

    private static string Under(Terms terms) => terms switch
    {
        Terms.Offline => Lines.Replace(Caps, WideCaps).Replace(CreditTerms, "5000 0 0-0 100"),
        Terms.Selected => Lines.Replace(Caps, WideCaps).Replace(CreditTerms, "5000 0 99-99 100"),
        Terms.Referring => Lines.Replace("unable=decline", "unable=refer"),
        _ => Lines,
    };

    /// <summary>Adds the MAC line.</summary>
    public static byte[] Signed(ICrypto crypto, string lines)
    {
        byte[] text = Encoding.UTF8.GetBytes(lines);
        byte[] mac = crypto.Hmac(new KeyRing(crypto, Counter.Master).ParameterMac, text, 0, text.Length);
        return Encoding.UTF8.GetBytes(lines + "mac=" + Convert.ToHexString(mac, 0, 8) + "\n");
    }
}
