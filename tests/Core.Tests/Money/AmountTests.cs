using System.Text;
using Terminal.Core.Money;

namespace Terminal.Tests.Money;

[TestClass]
public sealed class AmountTests
{
    [TestMethod]
    [DataRow(0L, 2, "0.00")]
    [DataRow(5L, 2, "0.05")]
    [DataRow(1250L, 2, "12.50")]
    [DataRow(1250L, 0, "1250")]
    [DataRow(7L, 3, "0.007")]
    [DataRow(999999999999L, 2, "9999999999.99")]
    [DataRow(999999999999L, 4, "99999999.9999")]
    public void AnAmountIsWrittenAsPeopleReadIt(long amount, int exponent, string expected)
    {
        byte[] target = new byte[20];
        int length = Amount.Write(amount, exponent, target, 3);
        Assert.AreEqual(expected, Encoding.UTF8.GetString(target, 3, length));
        Assert.AreEqual(0, (int)target[3 + length]);
    }

    [TestMethod]
    [DataRow(100L, 60L, 40L, false)]
    [DataRow(100L, 60L, 41L, true)]
    [DataRow(0L, 0L, 0L, false)]
    [DataRow(0L, 0L, 1L, true)]
    [DataRow(long.MaxValue, long.MaxValue, 1L, true)]
    [DataRow(long.MaxValue, 1L, long.MaxValue, true)]
    [DataRow(999999999999L, long.MaxValue, long.MaxValue, true)]
    [DataRow(100L, -1L, 1L, true)]
    [DataRow(100L, 1L, -1L, true)]
    [DataRow(100L, long.MinValue, long.MinValue, true)]
    public void ASumPassesALimitWithoutOverflow(long limit, long sum, long amount, bool isOver) =>
        Assert.AreEqual(isOver, Amount.IsOver(limit, sum, amount));

    [TestMethod]
    public void DigitsAppendUntilTwelveAreReached()
    {
        long amount = 0;
        for (int i = 0; i < 12; i++)
        {
            amount = Amount.Append(amount, 9);
        }

        Assert.AreEqual(Amount.Maximum, amount);
        Assert.AreEqual(Amount.Maximum, Amount.Append(amount, 0));
        Assert.AreEqual(120L, Amount.Append(12L, 0));
    }
}
