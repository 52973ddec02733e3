using System.Collections.Generic;
using System.Linq;
using Result = (long Instructions, long Bytes, (string Name, long Calls, long Own, long OwnBytes, long All, long AllBytes)[] Rows);

namespace Terminal.Tests.DeviceCost;

/// <summary>The whole terminal at work.</summary>
public static class ShiftScenes
{
    /// <summary>How long <see cref="Idle"/> looks.</summary>
    public const int IdleSeconds = 60;

    /// <summary>From power-on to READY, the sign-on included.</summary>
    public static Result Start()
    {
        using Shop shop = new();
        Merchant merchant = new(shop) { AtReady = _ => Merchant.Close() };
        Tally.Measure(merchant.Run);
        return Tally.Read();
    }

    /// <summary>From the first key at READY to READY again; the second sale, for the first writes the flash reserve.</summary>
    public static Result Sale(string language)
    {
        using Shop shop = new(language);
        Merchant? merchant = null;
        merchant = new(shop)
        {
            AtReady = sales =>
            {
                if (sales == 2)
                    Merchant.Close();
                if (sales == 1)
                    Tally.Restart();

                // Of another amount, so that nobody asks whether it is the same sale again.
                merchant!.Sell(sales == 0 ? "1350" : "1250");
            },
        };
        merchant.Run();
        Assert.AreEqual(2, merchant.SlipsSigned);
        return Tally.Read();
    }

    /// <summary>The same of a sale that the terminal approves itself, with a stop list in flash; the second one, after the advice of the first was sent.</summary>
    public static Result OfflineSale(byte[] pages, byte[] listKey)
    {
        using Shop shop = new();
        HeldListScenes.Hold(shop, pages, listKey);
        Merchant? merchant = null;
        merchant = new(shop)
        {
            AtReady = sales =>
            {
                if (sales == 2)
                    Merchant.Close();
                if (sales == 0)
                    merchant!.Sell("1350");
                else
                    shop.Time.At(shop.Time.Uptime + 10_000, () => Begin(merchant!));
            },
        };
        merchant.Run();
        Assert.AreEqual(2, merchant.SlipsSigned);
        Assert.AreEqual(2, merchant.ApprovedHere);
        return Tally.Read();
    }

    /// <summary>A minute at READY in which nobody does anything.</summary>
    public static Result Idle()
    {
        using Shop shop = new();
        Merchant merchant = new(shop) { AtReady = _ => Rest(shop) };
        try
        {
            merchant.Run();
        }
        catch (TimeUp)
        {
            Tally.IsOn = false;
        }

        return Tally.Read();
    }

    /// <summary>What the terminal holds at READY, after a sale.</summary>
    public static Dictionary<string, long> Live()
    {
        using Shop shop = new();
        Dictionary<string, long> rooms = [];
        Merchant? merchant = null;
        merchant = new(shop)
        {
            AtReady = sales =>
            {
                if (sales == 0)
                {
                    merchant!.Sell("1250");
                    return;
                }

                rooms = LiveObjects.Weigh([.. Tally.OnStack, shop.Wiring, shop.Files, shop.Crypto]);
                Merchant.Close();
            },
        };
        merchant.Run();
        return rooms;
    }

    /// <summary>What the terminal holds at the dearest moment of a sale: at READY before it, most at once, and at READY after it.</summary>
    public static (long Before, long Most, long After) SalePeak()
    {
        using Shop shop = new();
        long Held() => DearestMoment.Held(shop.Wiring, shop.Files, shop.Crypto);
        long before = 0, after = 0;
        Merchant? merchant = null;
        merchant = new(shop)
        {
            AtReady = sales =>
            {
                if (sales == 2)
                {
                    Tally.Seek(null);
                    after = Held();
                    Merchant.Close();
                }

                if (sales == 1)
                {
                    Tally.Restart();
                    before = Held();
                    Tally.Seek(Held);
                }

                merchant!.Sell(sales == 0 ? "1350" : "1250");
            },
        };
        merchant.Run();
        return (before, Tally.Peak, after);
    }

    private static void Begin(Merchant merchant)
    {
        Tally.Restart();
        merchant.Sell("1250");
    }

    private static void Rest(Shop shop)
    {
        long now = shop.Time.Uptime;
        shop.Time.At(now + 10_000, Tally.Restart);
        shop.Time.At(now + 10_000 + IdleSeconds * 1000, () => throw new TimeUp());
    }

    private sealed class TimeUp : Exception;
}
