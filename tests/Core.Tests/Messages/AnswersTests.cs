using Terminal.Core.Messages;

namespace Terminal.Tests.Messages;

[TestClass]
public class AnswersTests
{
    private const string Approval = "3 4 7 11 37 38 39 41 48 49";

    [TestMethod]
    public void An_answer_fits()
    {
        Judged(AnswerFit.Fits, Sample.Build(Mti.FinancialAnswer, Approval, 0, 0));
    }

    [TestMethod]
    public void A_repeat_gets_the_answer_of_its_original()
    {
        string list = "2 3 4 7 11 12 13 22 25 37 41 42 48 49 60 90";
        string answers = "3 4 7 11 37 39 41 48 49";
        Message request = Sample.Build(Mti.ReversalRepeat, list, 0, 0);
        Message answer = Sample.Build(Mti.ReversalAnswer, answers, 0, 0);
        Message other = Sample.Build(Mti.AdviceAnswer, answers, 0, 0);

        Assert.AreEqual((int)AnswerFit.Fits, (int)Answers.Judge(request, answer, answer.Length, Sample.Crypto(), Sample.Key()));
        Assert.AreEqual((int)AnswerFit.Mismatch, (int)Answers.Judge(request, other, other.Length, Sample.Crypto(), Sample.Key()));
    }

    [TestMethod]
    public void Any_difference_is_a_mismatch_but_for_response_and_tags()
    {
        int[] fields = Sample.Fields("3 7 11 37 41");
        for (int i = 0; i < fields.Length; i++)
            Judged(AnswerFit.Mismatch, Changed(fields[i], '5'));

        Judged(AnswerFit.Fits, Changed(Field.ApprovalCode, '5'));
        Message tags = Changed(Field.PrivateData, '9', 5);
        Judged(AnswerFit.Fits, tags);
    }

    [TestMethod]
    public void Another_amount_or_currency_is_told_apart()
    {
        Judged(AnswerFit.ChangedAmount, Changed(Field.Amount, '5'));
        Judged(AnswerFit.ChangedAmount, Changed(Field.Currency, '8'));
    }

    [TestMethod]
    public void Another_sale_with_another_amount_is_a_mismatch()
    {
        Message answer = Changed(Field.Amount, '5');
        answer.Bytes[answer.Offset(Field.RetrievalReference)] = (byte)'5';
        Judged(AnswerFit.Mismatch, Resealed(answer));
    }

    [TestMethod]
    public void The_totals_of_a_settlement_may_differ()
    {
        Message request = Sample.Build(Mti.SettlementRepeat, "3 7 11 41 42 48 50 60 63", 0, 0);
        Message answer = Sample.Build(Mti.SettlementAnswer, "3 7 11 39 41 48 50 60 63 66", 0, 0);
        answer.Bytes[answer.Offset(Field.Totals)] = (byte)'5';
        answer = Resealed(answer);

        Assert.AreEqual((int)AnswerFit.Fits, (int)Answers.Judge(request, answer, answer.Length, Sample.Crypto(), Sample.Key()));
    }

    [TestMethod]
    public void A_wrong_mac_is_told_apart()
    {
        Message answer = Sample.Build(Mti.FinancialAnswer, Approval, 0, 0);
        int last = answer.Length - 1;
        answer.Bytes[last] = (byte)(answer.Bytes[last] == '0' ? '1' : '0');
        Judged(AnswerFit.WrongMac, answer);

        byte[] otherKey = Sample.Key();
        otherKey[31] ^= 1;
        answer = Sample.Build(Mti.FinancialAnswer, Approval, 0, 0);
        Assert.AreEqual((int)AnswerFit.WrongMac,
            (int)Answers.Judge(Sample.ParsedSale(), answer, answer.Length, Sample.Crypto(), otherKey));
    }

    [TestMethod]
    public void What_cannot_be_read_or_lacks_a_field_is_malformed()
    {
        Message answer = Sample.Build(Mti.FinancialAnswer, Approval, 0, 0);
        Assert.AreEqual((int)AnswerFit.Malformed,
            (int)Answers.Judge(Sample.ParsedSale(), answer, answer.Length - 1, Sample.Crypto(), Sample.Key()));
        Judged(AnswerFit.Malformed, Sample.Build(Mti.FinancialAnswer, Approval, Field.Amount, 0));
    }

    private static void Judged(AnswerFit expected, Message answer)
    {
        AnswerFit fit = Answers.Judge(Sample.ParsedSale(), answer, answer.Length, Sample.Crypto(), Sample.Key());
        Assert.AreEqual((int)expected, (int)fit);
    }

    private static Message Changed(int field, char character, int at = 0)
    {
        Message answer = Sample.Build(Mti.FinancialAnswer, Approval, 0, 0);
        answer.Bytes[answer.Offset(field) + at] = (byte)character;
        return Resealed(answer);
    }

    // The same bytes under a right DE128.
    private static Message Resealed(Message message)
    {
        Message sealedAgain = new(Message.TerminalCapacity);
        sealedAgain.Begin(message.Mti);
        for (int index = 0; index < FieldTable.Count - 1; index++)
        {
            int field = FieldTable.NumberAt(index);
            if (message.Has(field))
                sealedAgain.PutSame(field, message);
        }

        sealedAgain.Seal(Sample.Crypto(), Sample.Key());
        return sealedAgain;
    }
}
