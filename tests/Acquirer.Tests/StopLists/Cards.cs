using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.StopLists;

namespace Terminal.Tests.StopLists;

/// <summary>Fictional card numbers that the seed does not have, as many as a test wants.</summary>
internal static class Cards
{
    public static string Number(int n)
    {
        string digits = "999001" + n.ToString("D9", CultureInfo.InvariantCulture);
        return digits + CardNumber.CheckDigit(Encoding.ASCII.GetBytes(digits));
    }

    public static byte[] Bytes(string number) => Encoding.ASCII.GetBytes(number);

    public static string Mask(string number) => CardNumber.Mask(Bytes(number));

    public static IEnumerable<string> Numbers(int first, int count) => Enumerable.Range(first, count).Select(Number);

    public static bool Add(this StopListPublisher list, string number) => list.AddAsync(Bytes(number), "stolen").GetAwaiter().GetResult();

    public static int Add(this StopListPublisher list, IEnumerable<string> numbers) =>
        list.AddAllAsync([.. numbers.Select(number => new ReadOnlyMemory<byte>(Bytes(number)))], "stolen").GetAwaiter().GetResult();

    public static bool Remove(this StopListPublisher list, string number) => list.RemoveAsync(Bytes(number)).GetAwaiter().GetResult();

    public static StopListVersion Publish(this StopListPublisher list, bool asBase = false) => list.PublishAsync(asBase).GetAwaiter().GetResult();

    public static bool IsOn(this StopListPublisher list, long version, string number) => list.IsOn(version, Bytes(number));
}
