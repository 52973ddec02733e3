using System.Linq;
using Terminal.Core.Messages;
using Terminal.Tests.Support;

namespace Terminal.Tests;

[TestClass]
public class SignOnTests
{
    [TestMethod]
    public void The_first_sign_on_gives_the_first_epoch_without_alarm()
    {
        using var town = new Town(signOn: false);
        var answer = town.Send(town.Terminal.SignOn("LOST"));
        Assert.AreEqual("010000010000000000", Town.TagText(answer, Tag.Position));
        Assert.AreEqual("20261122120000", Town.TagText(answer, Tag.HostTime));
        Assert.AreEqual(0, town.Host.Alarms().Count);
    }

    [TestMethod]
    public void A_terminal_that_holds_its_files_goes_on_where_it_was()
    {
        using var town = new Town();
        town.Send(town.Terminal.Sale(1250, town.Credit));
        var answer = town.Send(town.Terminal.SignOn("EPOCH 01"));
        Assert.AreEqual("010000010000000001", Town.TagText(answer, Tag.Position));
        Assert.AreEqual(0, town.Host.Alarms().Count);
    }

    [TestMethod]
    public void A_loss_gives_a_new_epoch_the_next_batch_and_the_highest_number_seen_and_the_first_use_of_it_is_an_alarm()
    {
        using var town = new Town();
        town.Send(town.Terminal.Sale(1250, town.Credit));
        var unseen = town.Terminal.Sale(1250, town.Credit);
        town.Send(town.Terminal.Reversal(unseen));
        var answer = town.Send(town.Terminal.SignOn("LOST"));
        Assert.AreEqual("020000020000000002", Town.TagText(answer, Tag.Position));
        Assert.AreEqual(0, town.Host.Alarms().Count, "it may be a message from the past");
        town.Terminal.Epoch = "02";
        Assert.AreEqual("12", town.SendForCode(town.Terminal.Sale(1250, town.Credit)), "the closed batch");
        Assert.AreEqual("TERM0001", town.Host.Alarms().Single().Terminal);
        StringAssert.Contains(town.Host.Alarms()[0].Text, "lost what it held of epoch 01");
        town.Terminal.Batch = "000002";
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1250, town.Credit)));
        town.Terminal.Epoch = "01";
        Assert.AreEqual("12", town.SendForCode(town.Terminal.Sale(1250, town.Credit)), "a number of the old epoch");
    }

    [TestMethod]
    public void A_sign_on_that_comes_late_ends_nothing()
    {
        using var town = new Town(signOn: false);
        var late = town.Terminal.SignOn("LOST");
        town.Send(town.Terminal.SignOn("LOST"));
        town.Send(town.Terminal.Sale(1250, town.Credit));
        town.Send(late);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1250, town.Credit)));
        Assert.AreEqual("010000010000000002", Town.TagText(town.Send(town.Terminal.SignOn("EPOCH 01")), Tag.Position));
        Assert.AreEqual(0, town.Host.Alarms().Count);
    }

    // The request that would have begun the epoch never came: what the host hears first is the settlement, which names no epoch.
    [TestMethod]
    public void A_batch_that_is_settled_before_its_epoch_is_heard_of_is_followed_by_the_next()
    {
        using var town = new Town();
        town.Send(town.Terminal.SignOn("LOST"));
        town.Terminal.Epoch = "02";
        town.Terminal.Batch = "000002";
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Settlement()));
        town.Terminal.Batch = "000003";
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1250, town.Credit)));
        Assert.AreEqual("020000030000000001", Town.TagText(town.Send(town.Terminal.SignOn("EPOCH 02")), Tag.Position));
    }

    [TestMethod]
    public void Any_epoch_that_was_offered_can_be_taken_up_and_none_twice()
    {
        using var town = new Town();
        town.Send(town.Terminal.SignOn("LOST"));
        Assert.AreEqual("03", Town.TagText(town.Send(town.Terminal.SignOn("LOST")), Tag.Position)[..2]);
        Assert.AreEqual("02", Town.TagText(town.Send(town.Terminal.SignOn("EPOCH 02")), Tag.Position)[..2]);
        Assert.AreEqual("04", Town.TagText(town.Send(town.Terminal.SignOn("LOST")), Tag.Position)[..2]);
        Assert.AreEqual(1, town.Host.Alarms().Count);
    }

    [TestMethod]
    public void A_sign_on_that_the_line_doubles_begins_one_epoch()
    {
        using var town = new Town();
        var lost = town.Terminal.SignOn("LOST");
        string position = Town.TagText(town.Send(lost), Tag.Position);
        Assert.AreEqual("020000020000000000", position);
        Assert.AreEqual(position, Town.TagText(town.Send(lost), Tag.Position));
        Assert.AreEqual("03", Town.TagText(town.Send(town.Terminal.SignOn("LOST")), Tag.Position)[..2], "another message is another loss");
    }

    [TestMethod]
    [DataRow("0.1.0 POWER", "Terminal TERM0001 started with firmware 0.1.0, reason POWER.", 0)]
    [DataRow("0.1.0 OutOfMemoryException", "ALARM: Terminal TERM0001 started with firmware 0.1.0, reason OutOfMemoryException.", 1)]
    [DataRow("0.1.0 ERASED", "ALARM: Terminal TERM0001 started with firmware 0.1.0, reason ERASED.", 1)]
    public void Why_a_terminal_started_is_kept_and_an_error_is_an_alarm(string report, string told, int alarms)
    {
        using var town = new Town();
        Assert.AreEqual("00", town.SendForCode(town.Terminal.SignOn("EPOCH 01").WithTag(19, report)));
        StringAssert.EndsWith(town.Explanation, told);
        Assert.AreEqual(alarms, town.Host.Alarms().Count);
    }

    [TestMethod]
    [DataRow("POWER")]
    [DataRow(" POWER")]
    public void A_report_without_a_version_is_passed_over(string report)
    {
        using var town = new Town();
        Assert.AreEqual("00", town.SendForCode(town.Terminal.SignOn("EPOCH 01").WithTag(19, report)));
        Assert.IsFalse(town.Explanation.Contains("started", StringComparison.Ordinal));
    }

    [TestMethod]
    public void Files_of_another_epoch_are_a_loss_too()
    {
        using var town = new Town();
        var answer = town.Send(town.Terminal.SignOn("EPOCH 02"));
        Assert.AreEqual("03", Town.TagText(answer, Tag.Position)[..2], "never the epoch that the terminal already used");
        StringAssert.Contains(town.Host.Alarms().Single().Text, "has begun epoch 03");
    }

    [TestMethod]
    [DataRow("09", "0A")]
    [DataRow("0Z", "10")]
    [DataRow("ZY", "ZZ")]
    public void Epochs_count_in_digits_and_letters(string epoch, string next)
    {
        using var town = new Town();
        SetEpoch(town, epoch);
        Assert.AreEqual(next, Town.TagText(town.Send(town.Terminal.SignOn("LOST")), Tag.Position)[..2]);
    }

    [TestMethod]
    [DataRow("ZZ", "LOST")]
    [DataRow("ZY", "EPOCH ZZ")]
    public void After_the_last_epoch_there_is_none(string epoch, string state)
    {
        using var town = new Town();
        SetEpoch(town, epoch);
        var answer = town.Send(town.Terminal.SignOn(state));
        Assert.AreEqual("96", Town.Code(answer));
        Assert.AreEqual("", Town.TagText(answer, Tag.Position));
    }

    [TestMethod]
    public void A_sign_on_says_what_the_terminal_has()
    {
        using var town = new Town();
        Assert.AreEqual("30", town.SendForCode(town.Terminal.SignOn("LOST").WithTag(15, null)));
        Assert.AreEqual("30", town.SendForCode(town.Terminal.SignOn("NEW")));
        Assert.AreEqual(0, town.Host.Alarms().Count);
    }

    [TestMethod]
    public void An_echo_is_answered_and_changes_nothing()
    {
        using var town = new Town();
        var answer = town.Send(town.Terminal.Echo());
        Assert.AreEqual("00", Town.Code(answer));
        Assert.AreEqual("", Town.TagText(answer, Tag.Position));
    }

    [TestMethod]
    public void Messages_that_the_host_does_not_do_yet_are_answered()
    {
        using var town = new Town();
        Assert.AreEqual("12", town.SendForCode(town.Terminal.Network("101")));
        Assert.AreEqual("03", town.SendForCode(town.Terminal.Echo().With(42, "MERCHANT0000002")));
        Assert.AreEqual(0, town.Host.Sales().Count);
    }

    private static void SetEpoch(Town town, string epoch) => town.Execute($"UPDATE terminal SET epoch = '{epoch}', offered = '{epoch}'");
}
