using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Terminal.Tests.Desk;

/// <summary>
/// Walks through every screen that keys lead to, from READY and from the service menu on. From each the cancel key leads back to READY, screen by screen, and so does silence; neither writes a
/// record, prints a slip, or changes the acquirer's books.
/// </summary>
[TestClass]
public sealed class ScreenWalkTests
{
    private const string Keys = "123456789ABD";
    private const int MostSteps = 5;

    // What D says yes to is no way into a menu, and another language has other words.
    private static readonly Regex Decides = new("LANGUAGE|D (Void|Take|Print)|D  (Yes|Print|Again)");

    [TestMethod]
    [DataRow("", 30)]
    [DataRow("A9864200D", 15)]
    public void EveryScreenHasAWayBackAndTimesOut(string root, int atLeast)
    {
        HashSet<string> seen = [];
        Queue<string> paths = new([root]);
        while (paths.TryDequeue(out string? path))
        {
            foreach (char key in Keys)
            {
                string way = path + key;
                Counter left = Go(way);
                string screen = left.Screens.LastOrDefault(s => !s.StartsWith(" READY")) ?? "";
                if (screen.Length == 0 || !seen.Add(Regex.Replace(screen, "[0-9*]+", "#")))
                    continue;

                string plan = $"{way}:\n{screen}";
                StringAssert.StartsWith(left.Screens[^1], " READY", plan);
                Counter back = Go(way + "CCCCCCC77");
                Assert.IsTrue(back.Screens.Any(s => s.StartsWith(" SALE") && s.Contains("0.77 EUR")), $"No way back from {plan}");
                Assert.IsTrue(screen.Split('\n').All(line => line.Length <= 21), plan);
                if (way.Length - root.Length < MostSteps && !Decides.IsMatch(screen))
                    paths.Enqueue(way);
            }
        }

        Assert.IsGreaterThan(atLeast, seen.Count, string.Join("--\n", seen));
    }

    // A terminal with a sale and a hold, on a morning when somebody presses these keys and goes away.
    private static Counter Go(string keys)
    {
        Counter counter = new();
        counter.Amounts.Add(1250);
        counter.Acts.Enqueue("A315000D");
        counter.Trade();
        counter.Trade();
        string before = Kept(counter);
        counter.Screens.Clear();
        counter.Idly = new Queue<char>(keys);
        DateTime begun = counter.Now;
        counter.Trade();
        Assert.AreEqual(before, Kept(counter), keys);
        Assert.IsLessThan(begun.AddMinutes(10), counter.Now, $"{keys}: nobody waits so long.");
        return counter;
    }

    private static string Kept(Counter counter) =>
        $"{counter.Books} / {counter.Holds} / {counter.Refunds} / {string.Join(' ', counter.Flash.Snapshot().Where(f => f.Key.StartsWith("journal/0")).OrderBy(f => f.Key).Select(f => f.Key + Convert.ToHexString(f.Value)))}";
}
