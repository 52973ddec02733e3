using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Terminal.Acquirer;
using Terminal.Tests.Support;

namespace Terminal.Tests;

[TestClass]
public class ConcurrencyTests
{
    [TestMethod]
    public async Task Many_sales_at_once_never_pass_the_limit()
    {
        using var town = new Town();
        var card = town.Card("Small-limit credit card");
        var sales = Enumerable.Range(0, 40).Select(_ => town.Terminal.Sale(300, card)).ToArray();
        var replies = await Task.WhenAll(sales.Select(sale => Task.Run(() => town.SendAsync(sale))));
        var codes = sales.Zip(replies, (sale, reply) => Town.Code(town.Fitting(sale, reply))).ToList();
        Assert.AreEqual(6, codes.Count(code => code == "00"));
        Assert.AreEqual(34, codes.Count(code => code == "51"));
        Assert.AreEqual(2000 - 6 * 300, town.Remaining(card));
    }

    [TestMethod]
    public async Task One_number_sent_many_times_at_once_posts_once()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(1250, town.Credit);
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => town.SendAsync(sale))));
        foreach (var reply in replies)
            CollectionAssert.AreEqual(replies[0].Message, reply.Message);
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
    }

    [TestMethod]
    public async Task Two_hosts_on_one_database_neither_overdraw_nor_double()
    {
        using var town = new Town();
        using var second = town.Open();
        PaymentSwitch[] hosts = [town.Host, second];
        var card = town.Card("Small-limit credit card");
        var sales = Enumerable.Range(0, 10).Select(_ => town.Terminal.Sale(300, card)).ToArray();
        var answers = await Task.WhenAll(sales.SelectMany(sale => hosts.Select(host => Task.Run(() => host.HandleAsync(sale.Seal(town.Terminal.MacKey))))));
        for (int i = 0; i < answers.Length; i += 2)
            CollectionAssert.AreEqual(answers[i].Message, answers[i + 1].Message);
        Assert.AreEqual(6, sales.Where((sale, i) => Town.Code(town.Fitting(sale, answers[2 * i])) == "00").Count());
        Assert.AreEqual(2000 - 6 * 300, town.Remaining(card));
    }

    [TestMethod]
    public async Task Sales_and_their_reversals_at_once_leave_nothing_held()
    {
        using var town = new Town();
        var sales = Enumerable.Range(0, 25).Select(_ => town.Terminal.Sale(1250, town.Credit)).ToArray();
        var all = new List<Task<Reply>>();
        foreach (var sale in sales)
        {
            var reversal = town.Terminal.Reversal(sale);
            all.Add(Task.Run(() => town.SendAsync(sale)));
            all.Add(Task.Run(() => town.SendAsync(reversal)));
            all.Add(Task.Run(() => town.SendAsync(reversal.WithMti("0421"))));
        }
        await Task.WhenAll(all);
        Assert.AreEqual(500000, town.Remaining(town.Credit));
        foreach (var sale in sales)
            Assert.AreEqual("94", town.SendForCode(sale));
    }
}
