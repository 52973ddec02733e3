using Terminal.Core.Messages;

namespace Terminal.Tests.Messages;

[TestClass]
public class BatchTests
{
    [DataRow(0, 1)]
    [DataRow(1, 2)]
    [DataRow(999998, 999999)]
    [DataRow(999999, 1)]
    [TestMethod]
    public void After_the_last_number_comes_one_again(int batch, int next)
    {
        Assert.AreEqual(next, BatchNumber.Next(batch));
        Assert.IsTrue(BatchNumber.IsBefore(batch, next));
        Assert.IsFalse(BatchNumber.IsBefore(next, batch));
        Assert.IsFalse(BatchNumber.IsBefore(batch, batch));
    }

    [TestMethod]
    public void Half_of_the_numbers_are_before_any_one()
    {
        Assert.IsTrue(BatchNumber.IsBefore(1, 500000));
        Assert.IsFalse(BatchNumber.IsBefore(1, 500001));
        Assert.IsTrue(BatchNumber.IsBefore(500001, 1));
        Assert.IsTrue(BatchNumber.IsBefore(0, 999999));
        Assert.IsFalse(BatchNumber.IsBefore(999999, 0));
    }

    [TestMethod]
    public void Totals_are_written_and_read_as_field_63()
    {
        BatchTotals totals = new();
        totals.AddSale(1250);
        totals.AddSale(2500);
        totals.AddRefund(99);
        byte[] bytes = new byte[BatchTotals.Length + 2];
        Assert.IsTrue(totals.Write(bytes, 1));
        Expect.Bytes(Sample.Bytes("00000200000000000037500000010000000000000099"), bytes, 1, BatchTotals.Length);
        Assert.AreEqual(0, (int)bytes[0]);
        Assert.AreEqual(0, (int)bytes[BatchTotals.Length + 1]);

        BatchTotals read = new();
        Assert.IsFalse(read.Same(totals));
        read.Read(bytes, 1);
        Assert.IsTrue(read.Same(totals));
        Assert.AreEqual(2, read.Sales);
        Assert.AreEqual(3750L, read.SalesSum);
        Assert.AreEqual(1, read.Refunds);
        Assert.AreEqual(99L, read.RefundsSum);
        read.Clear();
        Assert.IsTrue(read.Same(new BatchTotals()));
    }

    [DataRow(1, 0)]
    [DataRow(11, 0)]
    [DataRow(27, 1)]
    [DataRow(43, 1)]
    [TestMethod]
    public void Totals_that_differ_in_one_number_are_not_the_same(int digit, int refunds)
    {
        byte[] bytes = Sample.Bytes("00000200000000000037500000010000000000000099");
        BatchTotals totals = new();
        totals.Read(bytes, 0);
        bytes[digit]++;
        BatchTotals other = new();
        other.Read(bytes, 0);
        Assert.IsFalse(totals.Same(other));
        Assert.AreEqual(refunds == 0, totals.Refunds == other.Refunds && totals.RefundsSum == other.RefundsSum);
    }

    [TestMethod]
    public void A_sum_too_long_for_its_place_is_not_written()
    {
        BatchTotals totals = new();
        for (int i = 0; i < 10000; i++)
            totals.AddSale(999999999999);
        Assert.IsTrue(totals.Write(new byte[BatchTotals.Length], 0));
        totals.AddSale(10000);
        Assert.IsFalse(totals.Write(new byte[BatchTotals.Length], 0));
    }
}
