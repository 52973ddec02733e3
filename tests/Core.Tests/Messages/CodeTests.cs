using Terminal.Core.Messages;

namespace Terminal.Tests.Messages;

[TestClass]
public class CodeTests
{
    [TestMethod]
    public void Response_codes_fall_into_their_classes()
    {
        for (int code = -1; code < 100; code++)
        {
            Assert.AreEqual(code is 0 or 8, ResponseCode.IsApproval(code));
            Assert.AreEqual(code is 10 or 11 or 16, ResponseCode.IsApprovalToReverse(code));
            Assert.AreEqual(code is 1 or 2, ResponseCode.IsReferral(code));
            Assert.AreEqual(code is 4 or 7 or 41 or 43, ResponseCode.KeepCard(code));
            Assert.AreEqual(code is 0 or 25 or 94, ResponseCode.IsFinalForReversal(code));
            Assert.AreEqual(code is 0 or 94, ResponseCode.IsFinalForAdvice(code));
            Assert.AreEqual(code is 63 or 91 or 96, ResponseCode.SendAgain(code));
        }
    }

    [DataRow(100, 110)]
    [DataRow(200, 210)]
    [DataRow(220, 230)]
    [DataRow(221, 230)]
    [DataRow(320, 330)]
    [DataRow(321, 330)]
    [DataRow(420, 430)]
    [DataRow(421, 430)]
    [DataRow(500, 510)]
    [DataRow(501, 510)]
    [DataRow(800, 810)]
    [TestMethod]
    public void An_answer_has_the_type_of_its_request_plus_ten_ending_in_zero(int request, int answer)
    {
        Assert.AreEqual(answer, Mti.AnswerTo(request));
    }

    [TestMethod]
    public void Numbers_are_read_and_written_as_digits()
    {
        byte[] bytes = Sample.Bytes("x000123456789012345678y");

        Assert.AreEqual(123456789012345L, Digits.Read(bytes, 1, 18));
        Assert.AreEqual(-1L, Digits.Read(bytes, 1, 19));
        Assert.AreEqual(-1L, Digits.Read(bytes, 1, 0));
        Assert.AreEqual(-1L, Digits.Read(bytes, 0, 2));
        Assert.IsTrue(Digits.Write(42, bytes, 1, 4));
        Expect.Bytes(Sample.Bytes("x0042"), bytes, 0, 5);
        Assert.IsTrue(Digits.Write(0, bytes, 1, 1));
        Assert.IsFalse(Digits.Write(10000, bytes, 1, 4));
        Assert.IsFalse(Digits.Write(-1, bytes, 1, 4));
    }

    [TestMethod]
    public void The_table_of_fields_is_ascending_and_answers_for_any_number()
    {
        for (int index = 1; index < FieldTable.Count; index++)
            Assert.IsTrue(FieldTable.NumberAt(index) > FieldTable.NumberAt(index - 1));

        Assert.AreEqual(2, FieldTable.LengthDigits(Field.Pan));
        Assert.AreEqual(1, FieldTable.Shortest(Field.Pan));
        Assert.AreEqual(19, FieldTable.Longest(Field.Pan));
        Assert.AreEqual(999, FieldTable.Longest(Field.PrivateData));
        Assert.AreEqual((int)Content.Hexadecimal, FieldTable.ContentOf(Field.Mac));
        Assert.AreEqual(-1, FieldTable.LengthDigits(0));
        Assert.AreEqual(-1, FieldTable.Shortest(1));
        Assert.AreEqual(-1, FieldTable.Longest(64));
        Assert.AreEqual(-1, FieldTable.ContentOf(129));
    }
}
