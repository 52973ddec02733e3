using System.Linq;
using Reading = (long Instructions, long Bytes, (string Name, long Calls, long Own, long OwnBytes, long All, long AllBytes)[] Rows);

namespace Terminal.Tests.DeviceCost;

[TestClass]
public sealed class CostTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod] public void Track() => Judge("track", Row("Track"));
    [TestMethod] public void Request() => Judge("request", Row("Request"));
    [TestMethod] public void Response() => Judge("response", Row("Response"));
    [TestMethod] public void Screen() => Judge("screen", Row("Screen", "en"));
    [TestMethod] public void ScreenR() => Judge("screen ru", Row("Screen", "ru"));
    [TestMethod] public void Line() => Judge("line", Row("Line"));
    [TestMethod] public void Receipt() => Judge("receipt en", Row("Receipt", "en", false));
    [TestMethod] public void ReceiptR() => Judge("receipt ru", Row("Receipt", "ru", false));
    [TestMethod] public void ReceiptP() => Judge("receipt printed", Row("Receipt", "ru", true));
    [TestMethod] public void Write() => Judge("write", Row("Write"));
    [TestMethod] public void Recover1() => Judge("recover 1", Row("Recover", 1));
    [TestMethod] public void Recover100() => Judge("recover 100", Row("Recover", 100));
    [TestMethod] public void Start() => Judge("start", Shift("Start"));
    [TestMethod] public void Sale() => Judge("sale", Shift("Sale", "en"));
    [TestMethod] public void SaleR() => Judge("sale ru", Shift("Sale", "ru"));
    [TestMethod] public void Idle() => Judge("idle", Shift("Idle"));

    private static Reading Row(string name, params object[] arguments) => DeviceRun.Shared.Play<Reading>(typeof(RowScenes), name, arguments);
    private static Reading Shift(string name, params object[] arguments) => DeviceRun.Shared.Play<Reading>(typeof(ShiftScenes), name, arguments);

    private void Judge(string name, Reading reading)
    {
        Console.WriteLine($"ROW {name}: {reading.Instructions:N0} instructions, {reading.Bytes:N0} bytes");
        foreach (var row in reading.Rows.OrderByDescending(row => row.Own).Take(28))
            Console.WriteLine($"  {row.Own,8:N0} {row.OwnBytes,7:N0} | {row.All,8:N0} {row.AllBytes,7:N0} | {row.Calls,6:N0} {row.Name}");
        Console.WriteLine("  by bytes:");
        foreach (var row in reading.Rows.OrderByDescending(row => row.OwnBytes).Take(12))
            Console.WriteLine($"  {row.Own,8:N0} {row.OwnBytes,7:N0} | {row.All,8:N0} {row.AllBytes,7:N0} | {row.Calls,6:N0} {row.Name}");
        Console.WriteLine("  inclusive:");
        foreach (var row in reading.Rows.OrderByDescending(row => row.All).Take(28))
            Console.WriteLine($"  {row.Own,8:N0} {row.OwnBytes,7:N0} | {row.All,8:N0} {row.AllBytes,7:N0} | {row.Calls,6:N0} {row.Name}");
    }
}
