using System.Text;
using Terminal.Core.Ports;
using Terminal.Core.StopList;
using Result = (long Instructions, long Bytes, (string Name, long Calls, long Own, long OwnBytes, long All, long AllBytes)[] Rows);

namespace Terminal.Tests.DeviceCost;

/// <summary>Cards looked up in a stop list whose manifest was read before.</summary>
public static class StopListScenes
{
    private const string Pages = "stop-list/pages";

    /// <summary>Looks cards up as a sale does: digest, page, MAC, columns.</summary>
    /// <param name="pages">All pages of the list.</param>
    /// <param name="listKey">K_list.</param>
    /// <param name="first">The first card's number but for its check digit, 15 digits; the others follow it.</param>
    /// <param name="cards">How many cards.</param>
    /// <param name="isListed">Whether they are on the list; where not, those that look listed do not count.</param>
    /// <returns>What all looks cost together, how many there were, and what the dearest took.</returns>
    public static (Result Sum, int Looks, long Dearest) Look(byte[] pages, byte[] listKey, long first, int cards, bool isListed)
    {
        using Shop shop = new();
        shop.Files.Write(Pages, pages, pages.Length);
        Manifest manifest = new() { Pages = pages.Length / RibbonPage.Length };
        manifest.SetKey(shop.Crypto, listKey);
        byte[] page = new byte[RibbonPage.Length], pan = new byte[19];
        Listing expected = isListed ? Listing.Listed : Listing.Absent;

        long dearest = 0;
        int looks = 0;
        Tally.Clear();
        for (long number = first; number < first + cards; number++)
        {
            Encoding.ASCII.GetBytes($"{number}0", pan);
            if (Find(shop, manifest, page, pan) != expected)
                continue;
            long before = Tally.Read().Instructions;
            Tally.IsOn = true;
            Find(shop, manifest, page, pan);
            Tally.IsOn = false;
            dearest = Math.Max(dearest, Tally.Read().Instructions - before);
            looks++;
        }

        return (Tally.Read(), looks, dearest);
    }

    private static Listing Find(Shop shop, Manifest manifest, byte[] page, byte[] pan)
    {
        byte[] digest = RibbonPage.Digest(shop.Crypto, manifest, pan, 16);
        int number = RibbonPage.NumberOf(digest, manifest.Pages);
        Assert.AreEqual(RibbonPage.Length, shop.Files.Read(Pages, number * RibbonPage.Length, page, RibbonPage.Length));
        Assert.IsTrue(RibbonPage.IsGenuine(shop.Crypto, manifest, page, number));
        return RibbonPage.Look(page, digest);
    }
}
