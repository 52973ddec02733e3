using Terminal.Acquirer;
using Terminal.Acquirer.Exchanges;
using Terminal.Core.Messages;
using Terminal.Tests.Support;

namespace Terminal.Tests;

[TestClass]
public class FaultTests
{
    [TestMethod]
    [DataRow(Fault.WrongMac, AnswerFit.WrongMac)]
    [DataRow(Fault.WrongAmount, AnswerFit.ChangedAmount)]
    public void A_spoilt_answer_is_one_that_the_terminal_finds_wrong(Fault fault, AnswerFit fit)
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(1250, town.Credit);
        town.Host.Faults.Arm(fault);
        Assert.AreEqual(fit, Judge(town, sale, town.Post(sale)));
        Assert.AreEqual(Fault.None, town.Host.Faults.Armed);
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
        Assert.AreEqual(AnswerFit.Fits, Judge(town, sale, town.Post(sale)));
    }

    [TestMethod]
    public void Silence_and_http_errors_come_after_the_request_was_processed()
    {
        using var town = new Town();
        town.Host.Faults.Arm(Fault.Silent);
        Assert.IsTrue(town.Post(town.Terminal.Sale(1250, town.Credit)).IsSilent);
        Assert.AreEqual("The answer was kept back on purpose.", town.Host.Exchanges.Last[^1].NoAnswer);
        town.Host.Faults.Arm(Fault.HttpError);
        Assert.AreEqual(500, town.Post(town.Terminal.Sale(1250, town.Credit)).Status);
        Assert.AreEqual(500000 - 2500, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void A_fault_waits_for_the_answer_it_is_meant_for()
    {
        using var town = new Town();
        town.Host.Faults.Arm(Fault.HttpError, answerMti: Mti.FinancialAnswer);
        Assert.AreEqual(200, town.Post(town.Terminal.Echo()).Status);
        Assert.AreEqual(500, town.Post(town.Terminal.Sale(1250, town.Credit)).Status);
        town.Host.Faults.Arm(Fault.WrongAmount);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Echo()));
        Assert.AreEqual(Fault.WrongAmount, town.Host.Faults.Armed);
    }

    [TestMethod]
    public void An_advice_and_a_reversal_are_refused_for_good_though_they_are_done()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(1250, town.Credit);
        town.Host.Faults.Arm(Fault.Refused);
        Assert.AreEqual("00", town.SendForCode(sale));
        Assert.AreEqual("12", town.SendForCode(town.Terminal.Advice(350, town.Credit)));
        StringAssert.EndsWith(town.Explanation, "On purpose, the answer refuses it.");
        Assert.AreEqual(500000 - 1600, town.Remaining(town.Credit));
        town.Host.Faults.Arm(Fault.Refused);
        Assert.AreEqual("12", town.SendForCode(town.Terminal.Reversal(sale)));
        Assert.AreEqual(500000 - 350, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void A_late_answer_is_posted_before_it_leaves()
    {
        using var town = new Town();
        town.Host.Faults.Arm(Fault.Late, seconds: Faults.LongestDelay);
        var sending = town.SendAsync(town.Terminal.Sale(1250, town.Credit));
        var deadline = DateTime.UtcNow.AddSeconds(30);
        while (!town.Explanation.Contains("late") && DateTime.UtcNow < deadline)
            System.Threading.Thread.Yield();
        StringAssert.EndsWith(town.Explanation, $"the answer leaves {Faults.LongestDelay} seconds late.");
        Assert.IsFalse(sending.IsCompleted);
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => town.Host.Faults.Arm(Fault.Late, seconds: 0));
    }

    private static AnswerFit Judge(Town town, Draft request, Reply reply)
    {
        byte[] bytes = request.Seal(town.Terminal.MacKey);
        var sent = new Message(2048);
        bytes.CopyTo(sent.Bytes, 0);
        sent.Parse(bytes.Length);
        var answer = new Message(2048);
        reply.Message.CopyTo(answer.Bytes, 0);
        return Answers.Judge(sent, answer, reply.Message.Length, HostCrypto.Instance, town.Terminal.MacKey);
    }
}
