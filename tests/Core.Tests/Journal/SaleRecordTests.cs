using Terminal.Core.Journal;

namespace Terminal.Tests.Journal;

[TestClass]
public sealed class SaleRecordTests
{
    // Bytes of the payload that a field stands in (docs/journal.md); the rest is zero.
    private const int Used = 108;

    [TestMethod]
    public void AWipedRecordIsAsANewOne()
    {
        byte[] payload = new byte[SaleRecord.PayloadLength];
        for (int i = 0; i < payload.Length; i++)
            payload[i] = 17;
        SaleRecord record = new SaleRecord { State = SaleState.Completed };
        record.ReadPayload(payload);
        record.Time = record.ReversalTime = record.AdviceTime = record.OriginalTime = new DateTime(0x08DE111111111111);
        byte[] before = Written(record);
        for (int i = 0; i < Used - 1; i++)
            Assert.AreNotEqual(0, before[i] | before[i + 1], "Nothing to wipe at " + i);

        record.Clear();

        Assert.AreEqual((SaleState)0, record.State);
        Expect.Bytes(Written(new SaleRecord()), Written(record));
    }

    private static byte[] Written(SaleRecord record)
    {
        byte[] payload = new byte[SaleRecord.PayloadLength];
        record.WritePayload(payload);
        return payload;
    }
}
