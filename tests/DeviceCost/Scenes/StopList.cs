using System.Linq;
using System.Text;
using Terminal.Acquirer;
using Terminal.Acquirer.StopLists;
using Terminal.Core.StopList;

namespace Terminal.Tests.DeviceCost;

/// <summary>A stop list as a board of 4 MB holds it, built by the acquirer in the desktop's world.</summary>
internal static class StopList
{
    /// <summary>Cards on it.</summary>
    public const int Cards = 25_000;

    /// <summary>The first card's number, but for its last digit; the others follow it.</summary>
    public const long First = 999_000_000_000_000;

    public static byte[] Key { get; } = Encoding.ASCII.GetBytes("ABCDEF0123456789abcdef0123456789");

    /// <summary>All its pages, one after another.</summary>
    public static byte[] Pages => Made.Value;

    private static Lazy<byte[]> Made { get; } = new(() =>
    {
        ListBuilder builder = new();
        Manifest manifest = new();
        manifest.SetKey(HostCrypto.Instance, Key);
        for (long number = First; number < First + Cards; number++)
            builder.Add(RibbonPage.Digest(HostCrypto.Instance, manifest, Encoding.ASCII.GetBytes($"{number}0"), 16));
        return [.. builder.Build(0, 0, Key).Pages.SelectMany(page => page)];
    });
}
