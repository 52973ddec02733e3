using System.Collections.Generic;
using System.Linq;
using System.Text;
using Terminal.Core.Messages;

namespace Terminal.Tests.Agreement;

/// <summary>The comparison itself: a disagreement is found, named, and shows no card number.</summary>
[TestClass]
public sealed class ReadingTests
{
    private static readonly byte[] Sale = Samples.Build("0200 swiped");

    [TestMethod]
    public void A_reading_agrees_with_itself() => Assert.IsEmpty(Reading.Own(Sale).DifferencesFrom(Reading.Own(Sale)));

    [TestMethod]
    public void Another_value_is_a_difference()
    {
        IReadOnlyList<string> found = Reading.Own(Sale).DifferencesFrom(Other(Field.EntryMode, "012"));
        Assert.AreEqual("DE22: Message.Parse reads '022', other '012'", found.Single());
    }

    [TestMethod]
    public void A_missing_field_is_a_difference()
    {
        Assert.AreEqual("DE25: Message.Parse reads '00', other nothing", Reading.Own(Sale).DifferencesFrom(Other(Field.ConditionCode, null)).Single());
        Assert.AreEqual("DE25: other reads nothing, Message.Parse '00'", Other(Field.ConditionCode, null).DifferencesFrom(Reading.Own(Sale)).Single());
    }

    [TestMethod]
    public void Another_type_is_a_difference()
    {
        Reading own = Reading.Own(Sale);
        Assert.AreEqual("type: Message.Parse reads '0200', other '0210'", own.DifferencesFrom(own with { Decoder = "other", Type = "0210" }).Single());
    }

    [TestMethod]
    public void Only_the_field_left_aside_may_differ()
    {
        Reading other = Other(Field.Mac, "30313233");
        Assert.IsEmpty(Reading.Own(Sale).DifferencesFrom(other, Field.Mac));
        Assert.HasCount(1, Reading.Own(Sale).DifferencesFrom(other));
    }

    [TestMethod]
    public void A_difference_shows_no_card_number_and_no_track()
    {
        string track = Encoding.ASCII.GetString(Sale, Reading.Parsed(Sale).Offset(Field.Track2), Reading.Parsed(Sale).LengthOf(Field.Track2));
        string found = Reading.Own(Sale).DifferencesFrom(Other(Field.Track2, track[1..])).Single();
        StringAssert.Contains(found, "'999000******1019=");
        Assert.IsFalse(found.Contains(track[1..16]) || found.Contains(track[17..]), "Card data in the text of a difference.");
    }

    private static Reading Other(int field, string? value)
    {
        Reading own = Reading.Own(Sale);
        var fields = own.Fields.Where(each => each.Key != field || value is not null).ToDictionary(each => each.Key, each => each.Key == field ? value! : each.Value);
        return new Reading("other", own.Type, fields);
    }
}
