using Terminal.Core.Messages;

namespace Terminal.Tests.Messages;

[TestClass]
public class MessageRulesTests
{
    private const string Card = "3 4 7 11 12 13 22 25 35 37 41 42 48 49 60";
    private const string KeyedCard = "2 3 4 7 11 12 13 14 22 25 37 41 42 48 49 60";
    private const string Advice = "2 3 4 7 11 12 13 14 22 25 37 38 39 41 42 48 49 60";
    private const string Reversal = "2 3 4 7 11 12 13 22 25 37 41 42 48 49 60 90";
    private const string Upload = "2 3 4 7 11 12 13 14 22 25 37 38 39 41 42 48 49 60 71 72";
    private const string Approval = "3 4 7 11 37 38 39 41 48 49";
    private const string LaterAnswer = "3 4 7 11 37 39 41 48 49";
    private const string Settlement = "3 7 11 41 42 48 50 60 63";

    [DataRow(100, Card, "")]
    [DataRow(200, Card, "")]
    [DataRow(220, Advice, "90")]
    [DataRow(221, Advice, "90")]
    [DataRow(420, Reversal, "38")]
    [DataRow(421, Reversal, "38")]
    [DataRow(320, Upload, "90")]
    [DataRow(321, Upload, "90")]
    [DataRow(110, Approval, "")]
    [DataRow(210, Approval, "")]
    [DataRow(230, LaterAnswer, "")]
    [DataRow(430, LaterAnswer, "")]
    [DataRow(330, "3 4 7 11 37 39 41 48 49 60 71 72", "")]
    [DataRow(500, Settlement, "")]
    [DataRow(501, Settlement, "")]
    [DataRow(510, "3 7 11 39 41 48 50 60 63 66", "")]
    [DataRow(800, "7 11 41 42 48 70", "")]
    [DataRow(810, "7 11 39 41 48 70", "")]
    [TestMethod]
    public void A_message_has_its_fields_no_fewer_and_no_more(int mti, string always, string byCase)
    {
        Assert.AreEqual(0, MessageRules.Check(Sample.Build(mti, always, 0, 0)));

        int[] required = Sample.Fields(always);
        for (int i = 0; i < required.Length; i++)
            Assert.AreEqual(required[i], MessageRules.Check(Sample.Build(mti, always, required[i], 0)));

        for (int index = 0; index < FieldTable.Count - 1; index++)
        {
            int field = FieldTable.NumberAt(index);
            bool allowed = Contains(always, field) || Contains(byCase, field);
            Assert.AreEqual(allowed ? 0 : field, MessageRules.Check(Sample.Build(mti, always, 0, field)));
        }
    }

    [DataRow(100)]
    [DataRow(200)]
    [TestMethod]
    public void A_card_is_track_2_or_number_and_expiry(int mti)
    {
        Assert.AreEqual(0, MessageRules.Check(Sample.Build(mti, KeyedCard, 0, 0)));
        Assert.AreEqual(Field.Expiry, MessageRules.Check(Sample.Build(mti, KeyedCard, Field.Expiry, 0)));
        Assert.AreEqual(Field.Pan, MessageRules.Check(Sample.Build(mti, KeyedCard, Field.Pan, 0)));
        Assert.AreEqual(Field.Pan, MessageRules.Check(Sample.Build(mti, KeyedCard, 0, Field.Track2)));
    }

    [DataRow(0)]
    [DataRow(151)]
    [DataRow(201)]
    [DataRow(211)]
    [DataRow(801)]
    [DataRow(9999)]
    [TestMethod]
    public void Any_other_message_is_unknown(int mti)
    {
        Assert.AreEqual(MessageRules.UnknownMessage, MessageRules.Check(Sample.Build(mti, Card, 0, 0)));
    }

    [DataRow(110)]
    [DataRow(210)]
    [TestMethod]
    public void An_approval_code_belongs_to_an_approval(int mti)
    {
        Assert.AreEqual(0, CheckAnswer(mti, "000000", "00", true));
        Assert.AreEqual(0, CheckAnswer(mti, "000000", "08", true));
        Assert.AreEqual(0, CheckAnswer(mti, "000000", "05", false));
        Assert.AreEqual(Field.ApprovalCode, CheckAnswer(mti, "000000", "00", false));
        Assert.AreEqual(Field.ApprovalCode, CheckAnswer(mti, "000000", "08", false));
        Assert.AreEqual(Field.ApprovalCode, CheckAnswer(mti, "000000", "05", true));
        Assert.AreEqual(Field.ApprovalCode, CheckAnswer(mti, "000000", "AB", true));
        Assert.AreEqual(0, CheckAnswer(mti, "200000", "00", true));
        Assert.AreEqual(0, CheckAnswer(mti, "200000", "00", false));
        Assert.AreEqual(Field.ApprovalCode, CheckAnswer(mti, "200000", "05", true));
    }

    [TestMethod]
    public void An_uploaded_refund_has_no_approval_code()
    {
        Message refund = Sample.Build(Mti.Upload, Upload, Field.ApprovalCode, 0);
        Sample.Bytes("200000").CopyTo(refund.Bytes, refund.Offset(Field.ProcessingCode));
        Assert.AreEqual(0, MessageRules.Check(refund));

        refund = Sample.Build(Mti.Upload, Upload, 0, 0);
        Sample.Bytes("200000").CopyTo(refund.Bytes, refund.Offset(Field.ProcessingCode));
        Assert.AreEqual(Field.ApprovalCode, MessageRules.Check(refund));
    }

    private static int CheckAnswer(int mti, string processing, string response, bool withCode)
    {
        Message answer = Sample.Build(mti, Approval, withCode ? 0 : Field.ApprovalCode, 0);
        Sample.Bytes(processing).CopyTo(answer.Bytes, answer.Offset(Field.ProcessingCode));
        Sample.Bytes(response).CopyTo(answer.Bytes, answer.Offset(Field.ResponseCode));
        return MessageRules.Check(answer);
    }

    private static bool Contains(string list, int field)
    {
        int[] fields = Sample.Fields(list);
        for (int i = 0; i < fields.Length; i++)
        {
            if (fields[i] == field)
                return true;
        }

        return false;
    }
}
