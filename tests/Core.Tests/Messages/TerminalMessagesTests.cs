using System;
using Terminal.Core.Cards;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Parameters;

namespace Terminal.Tests.Messages;

/// <summary>What the terminal says later about a sale of its journal.</summary>
[TestClass]
public class TerminalMessagesTests
{
    [TestMethod]
    public void An_advice_is_built_byte_for_byte()
    {
        Message message = Advice(Sale(), false);
        message.Seal(Sample.Crypto(), Sample.Key());

        string expected =
            "0220" + "F23C04800EC18010" + "0000000000000001" +
            "16" + "9990000000000011" + // DE2
            "000000" + "000000001250" + // DE3, DE4
            "1122104500" + "000124" +   // DE7, DE11: the advice's own
            "113000" + "1122" + "2912" + // DE12, DE13: the sale's, local; DE14
            "022" + "00" +              // DE22, DE25
            "A10000000008" + "F00008" + "00" + // DE37, DE38, DE39
            "TERM0001" + "MERCHANT0000001" +
            "065" + "010260" + "02100000000042" + "0306000007" + "04011" + "06041004" + "0712A00000000007" + "110201" +
            "978" + "006000042";
        Expect.Bytes(Sample.Bytes(expected), message.Bytes, 0, message.Length - 16);
        Assert.AreEqual(0, MessageRules.Check(message));
    }

    [TestMethod]
    public void Its_repeat_differs_in_the_last_digit_of_the_type_alone()
    {
        Message first = Advice(Sale(), false), repeat = Advice(Sale(), true);

        Assert.AreEqual(Mti.AdviceRepeat, repeat.Mti);
        Assert.IsTrue(first.SameContent(repeat));
        Assert.AreEqual(first.Length, repeat.Length);
        first.Bytes[3]++;
        Expect.Bytes(first.Bytes, repeat.Bytes);
    }

    [TestMethod]
    [DataRow(0, 0)]
    [DataRow(1, 0)]
    [DataRow(2, 10)]
    [DataRow(3, 10)]
    public void It_says_how_the_cardholder_was_verified(int verification, int condition)
    {
        SaleRecord sale = Sale();
        sale.Verification = (CardholderVerification)verification;
        Message message = Advice(sale, false);

        Assert.AreEqual((long)verification, message.TagNumber(Tag.Cardholder));
        Assert.AreEqual((long)condition, message.Number(Field.ConditionCode));
    }

    [TestMethod]
    public void A_sale_that_replaces_nothing_names_nothing()
    {
        SaleRecord sale = Sale();
        sale.NumberReplaced = 0;

        Assert.IsFalse(Advice(sale, false).FindTag(Tag.NumberReplaced, out _, out _));
    }

    [TestMethod]
    public void A_reversal_names_the_message_that_it_undoes()
    {
        SaleRecord sale = Sale();
        sale.ReversalReason = ReversalReason.Signature;
        sale.ReversalStan = 125;
        sale.ReversalTime = sale.Time;
        Assert.AreEqual("02200001241122104500", Original(sale));

        sale.AdviceStan = 0;
        Assert.AreEqual("02200001231122103000", Original(sale), "An advice that was never made.");

        sale.AdviceReason = 0;
        Assert.AreEqual("02000001231122103000", Original(sale));
    }

    [TestMethod]
    public void A_refund_names_its_original_or_none()
    {
        SaleRecord sale = Refund();
        Message message = Request(sale);
        message.Seal(Sample.Crypto(), Sample.Key());

        string expected =
            "0200" + "F23C048008C18010" + "0000000000000001" +
            "16" + "9990000000000011" + // DE2
            "200000" + "000000001250" + // DE3, DE4
            "1122103000" + "000123" +   // DE7, DE11
            "113000" + "1122" + "2912" + // DE12, DE13, DE14
            "012" + "00" +              // DE22, DE25
            "A10000000008" +
            "TERM0001" + "MERCHANT0000001" +
            "052" + "010212" + "02100000000042" + "0306000007" + "0812000000000005" + "110201" +
            "978" + "006000042";
        Expect.Bytes(Sample.Bytes(expected), message.Bytes, 0, message.Length - 16);
        Assert.AreEqual(0, MessageRules.Check(message));

        sale.OriginalNumber = 0;
        Assert.IsFalse(Request(sale).FindTag(Tag.OriginalNumber, out _, out _));
    }

    [TestMethod]
    public void A_refund_is_reversed_as_a_refund()
    {
        SaleRecord sale = Refund();
        sale.ReversalReason = ReversalReason.Customer;
        sale.ReversalTime = sale.Time;
        Message message = new(Message.TerminalCapacity);
        Messages().Reversal(message, sale, false);

        Assert.AreEqual((long)ProcessingCode.Refund, message.Number(Field.ProcessingCode));
        Assert.AreEqual("02000001231122103000", Original(sale));
    }

    [TestMethod]
    public void A_pre_authorisation_has_a_type_and_a_condition_of_its_own()
    {
        SaleRecord sale = Hold();
        Message message = Request(sale);
        message.Seal(Sample.Crypto(), Sample.Key());
        Assert.AreEqual(Mti.Authorisation, message.Mti);
        Assert.AreEqual((long)ConditionCode.PreAuthorisation, message.Number(Field.ConditionCode));
        Assert.AreEqual(0, MessageRules.Check(message));

        sale.ReversalReason = ReversalReason.Customer;
        sale.ReversalTime = sale.Time;
        message = new(Message.TerminalCapacity);
        Messages().Reversal(message, sale, false);
        Assert.AreEqual((long)ConditionCode.PreAuthorisation, message.Number(Field.ConditionCode));
        Assert.AreEqual("01000001231122103000", Original(sale));

        sale.AdviceReason = AdviceReason.Voice;
        Assert.AreEqual("01000001231122103000", Original(sale), "Given by telephone: it was never advised.");
    }

    [TestMethod]
    public void A_completion_names_its_hold_twice()
    {
        SaleRecord sale = Sale();
        sale.Kind = SaleKind.Completion;
        sale.AdviceReason = AdviceReason.Completion;
        sale.NumberReplaced = 0;
        sale.OriginalNumber = 5;
        sale.OriginalStan = 99;
        sale.OriginalTime = new DateTime(2026, 11, 20, 18, 0, 0);
        Sample.Bytes("A1").CopyTo(sale.OriginalEpoch, 0);
        Message message = Advice(sale, false);
        Assert.IsTrue(message.SameContent(Advice(sale, true)));
        message.Seal(Sample.Crypto(), Sample.Key());

        Assert.AreEqual((long)AdviceReason.Completion, message.TagNumber(Tag.AdviceReason));
        message.FindTag(Tag.OriginalNumber, out int at, out int length);
        Expect.Bytes(Sample.Bytes("A10000000005"), message.Bytes, at, length);
        Expect.Bytes(Sample.Bytes("01000000991120180000"), message.Bytes, message.Offset(Field.OriginalElements), 20);
        Assert.AreEqual(0, MessageRules.Check(message));

        sale.ReversalReason = ReversalReason.Customer;
        sale.ReversalTime = sale.Time;
        Assert.AreEqual("02200001241122104500", Original(sale));
    }

    [TestMethod]
    public void A_completion_that_replaces_an_attempt_names_both_numbers()
    {
        SaleRecord sale = Sale();
        sale.Kind = SaleKind.Completion;
        sale.AdviceReason = AdviceReason.Completion;
        sale.OriginalNumber = 5;
        sale.OriginalStan = 99;
        sale.OriginalTime = new DateTime(2026, 11, 20, 18, 0, 0);
        Sample.Bytes("A1").CopyTo(sale.OriginalEpoch, 0);
        Message message = Advice(sale, true);
        message.Seal(Sample.Crypto(), Sample.Key());

        byte[] tags = Sample.Bytes("010260" + "02100000000042" + "0306000007" + "04011" + "06041377" + "0712A00000000007" + "0812A10000000005" + "110201");
        Assert.AreEqual(tags.Length, message.LengthOf(Field.PrivateData));
        Expect.Bytes(tags, message.Bytes, message.Offset(Field.PrivateData), tags.Length);
        Assert.AreEqual(0, MessageRules.Check(message));
    }

    [TestMethod]
    public void Every_message_about_a_sale_names_what_was_held_at_the_sale()
    {
        Message message = new(Message.TerminalCapacity);
        SaleRecord sale = Sale();
        sale.ReversalReason = ReversalReason.TimeOut;
        sale.ReversalTime = sale.Time;
        Messages().Reversal(message, sale, false);

        Assert.AreEqual(42L, message.TagNumber(Tag.ListVersion));
        Assert.AreEqual(7L, message.TagNumber(Tag.Parameters));
    }

    [TestMethod]
    public void A_sign_on_names_what_is_held_now()
    {
        Message message = new(Message.TerminalCapacity);
        Messages().SignOn(message, 1, new DateTime(2026, 11, 22, 10, 30, 0), 43, null);

        Assert.AreEqual(43L, message.TagNumber(Tag.ListVersion));
        Assert.AreEqual(9L, message.TagNumber(Tag.Parameters));
    }

    [TestMethod]
    public void A_sign_on_tells_of_the_start_what_the_tag_holds()
    {
        Message message = new(Message.TerminalCapacity);
        Messages().SignOn(message, 1, new DateTime(2026, 11, 22, 10, 30, 0), 43, null, "0.1.0 POWER");
        Assert.IsTrue(message.FindTag(Tag.StartReport, out _, out int length));
        Assert.AreEqual(11, length);

        Messages().SignOn(message, 1, new DateTime(2026, 11, 22, 10, 30, 0), 43, null, "0.1.0 SomethingWithAnUnusuallyLongName");
        Assert.IsTrue(message.FindTag(Tag.StartReport, out _, out length));
        Assert.AreEqual(32, length);

        Messages().SignOn(message, 1, new DateTime(2026, 11, 22, 10, 30, 0), 43, null);
        Assert.IsFalse(message.FindTag(Tag.StartReport, out _, out _));
    }

    private static Message Advice(SaleRecord sale, bool isRepeat)
    {
        Message message = new(Message.TerminalCapacity);
        Messages().Advice(message, sale, isRepeat);
        return message;
    }

    private static Message Request(SaleRecord sale)
    {
        PaymentCard card = new();
        Assert.IsTrue(card.TakeKeyed(sale.Pan, sale.PanLength, Sample.Bytes("1229")));
        Message message = new(Message.TerminalCapacity);
        Messages().Request(message, sale, card);
        return message;
    }

    private static SaleRecord Hold()
    {
        SaleRecord sale = Sale();
        sale.Kind = SaleKind.PreAuthorisation;
        sale.EntryMode = 12;
        sale.DecisionReason = 12;
        sale.NumberReplaced = 0;
        sale.AdviceReason = 0;
        sale.AdviceStan = 0;
        return sale;
    }

    private static SaleRecord Refund()
    {
        SaleRecord sale = Hold();
        sale.Kind = SaleKind.Refund;
        sale.OriginalNumber = 5;
        Sample.Bytes("00").CopyTo(sale.OriginalEpoch, 0);
        return sale;
    }

    private static string Original(SaleRecord sale)
    {
        Message message = new(Message.TerminalCapacity);
        Messages().Reversal(message, sale, false);
        char[] text = new char[20];
        for (int i = 0; i < text.Length; i++)
            text[i] = (char)message.Bytes[message.Offset(Field.OriginalElements) + i];
        return new string(text);
    }

    private static TerminalMessages Messages() =>
        new(new TerminalParameters { Number = 9, TerminalId = Sample.Bytes("TERM0001"), MerchantId = Sample.Bytes("MERCHANT0000001") });

    // Of 11:30 local time, fallen back, signed for, advised a quarter of an hour later.
    private static SaleRecord Sale()
    {
        SaleRecord sale = new()
        {
            State = SaleState.AdviceOwed,
            Number = 8,
            Batch = 42,
            Stan = 123,
            Time = new DateTime(2026, 11, 22, 10, 30, 0),
            UtcOffset = 60,
            Amount = 1250,
            Currency = 978,
            EntryMode = 22,
            PanLength = 16,
            Expiry = 2912,
            DecisionReason = 60,
            Verification = CardholderVerification.Signed,
            Parameters = 7,
            ListVersion = 42,
            NumberReplaced = 7,
            AdviceReason = AdviceReason.HostNotReached,
            AdviceStan = 124,
            AdviceTime = new DateTime(2026, 11, 22, 10, 45, 0),
        };
        Sample.Bytes("A1").CopyTo(sale.Epoch, 0);
        Sample.Bytes("A0").CopyTo(sale.EpochReplaced, 0);
        Sample.Bytes("F00008").CopyTo(sale.ApprovalCode, 0);
        Sample.Bytes("9990000000000011").CopyTo(sale.Pan, 0);
        return sale;
    }
}
