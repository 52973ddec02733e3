using System.Collections.Generic;
using System.Linq;
using Reading = (long Instructions, long Bytes, (string Name, long Calls, long Own, long OwnBytes, long All, long AllBytes)[] Rows);

namespace Terminal.Tests.DeviceCost;

/// <summary>The whole terminal at work.</summary>
public static class ShiftScenes
{
    /// <summary>From power-on to READY, the sign-on included.</summary>
    public static Reading Start()
    {
        using Shop shop = new();
        Merchant merchant = new(shop) { AtReady = _ => Merchant.Close() };
        Tally.Measure(merchant.Run);
        return Tally.Read();
    }

    /// <summary>From the first key at READY to READY again.</summary>
    public static Reading Sale(string language)
    {
        using Shop shop = new(language);
        Merchant? merchant = null;
        merchant = new(shop)
        {
            AtReady = sales =>
            {
                if (sales == 1)
                    Merchant.Close();
                Tally.Restart();
                merchant!.Sell("1250");
            },
        };
        merchant.Run();
        return Tally.Read();
    }

    /// <summary>A minute in which nothing happens.</summary>
    public static Reading Idle()
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

    private static void Rest(Shop shop)
    {
        long now = shop.Time.Uptime;
        shop.Time.At(now + 70_000, Tally.Restart);
        shop.Time.At(now + 130_000, () => throw new TimeUp());
    }

    private sealed class TimeUp : Exception;
}
