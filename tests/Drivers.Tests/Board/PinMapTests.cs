using System.IO;
using System.Linq;
using System.Text.Json;
using Terminal.Board.Maps;

namespace Terminal.Tests.Board;

[TestClass]
public class PinMapTests
{
    private static readonly string Root = Above(new DirectoryInfo(AppContext.BaseDirectory));

    [TestMethod]
    public void EveryBoardKeepsToTheRules()
    {
        Assert.HasCount(3, BoardMaps.All);
        foreach (BoardMap board in BoardMaps.All)
            Assert.AreEqual("", string.Join('\n', MapRules.Faults(board, BoardMaps.ChipOf(board))), board.Name);
    }

    [TestMethod]
    public void SourcesAndTablesAreThoseOfTheMaps()
    {
        const string cure = "run: dotnet run --project host-sim/Bench -- pins";
        Assert.AreEqual(PinSources.Firmware(), Text(PinSources.FirmwareFile), cure);
        string tables = Text(PinSources.TablesFile);
        Assert.AreEqual(PinSources.Tables(tables), tables, cure);
    }

    [TestMethod]
    [DataRow("\"gpio\": [18]", "\"gpio\": [19]", "GPIO 19 is used twice.")]
    [DataRow("\"gpio\": [18]", "\"gpio\": [24]", "printerTransmit: there is no GPIO 24.")]
    [DataRow("\"gpio\": [18]", "\"gpio\": [9]", "printerTransmit: GPIO 9 belongs to the flash.")]
    [DataRow("\"gpio\": [18]", "\"gpio\": [1]", "printerTransmit: GPIO 1 belongs to COM1, the line for flashing and debugging; firmware cannot open it.\nprinterTransmit: GPIO 1 pulses while the chip starts.")]
    [DataRow("\"gpio\": [18]", "\"gpio\": [17]", "printerTransmit: GPIO 17 belongs to the PSRAM.")]
    [DataRow("\"gpio\": [18]", "\"gpio\": [36]", "printerTransmit: GPIO 36 is an input only.")]
    [DataRow("\"gpio\": [18]", "\"gpio\": [5]", "printerTransmit: GPIO 5 pulses while the chip starts.")]
    [DataRow("\"gpio\": [18]", "\"gpio\": [2]", "printerTransmit: GPIO 2 is read at reset, and this part pulls it high: the chip cannot be flashed.")]
    [DataRow("\"gpio\": [19]", "\"gpio\": [0]", "buzzer: GPIO 0 is read at reset, and this part pulls it low: the chip waits to be flashed.")]
    [DataRow("\"gpio\": [32, 33, 4, 13]", "\"gpio\": [32, 33, 4, 39]", "keypadColumns: GPIO 39 has no pull-up.")]
    [DataRow("\"gpio\": [32, 33, 4, 13]", "\"gpio\": [32, 33, 4]", "keypadColumns takes 4 pins.")]
    [DataRow("\"buzzer\"", "\"bell\"", "There is no line bell.\nbuzzer takes 1 pins.")]
    public void AMapThatBreaksARuleIsRefused(string good, string bad, string fault)
    {
        string text = Text("hardware/esp32-wrover.board.json");
        Assert.Contains(good, text);
        BoardMap broken = BoardMaps.Parse(text.Replace(good, bad, StringComparison.Ordinal));
        Assert.AreEqual(fault, string.Join('\n', MapRules.Faults(broken, BoardMaps.ChipOf(broken))));
    }

    [TestMethod]
    public void TheEthernetsPinsAreTheEthernets()
    {
        string text = Text("hardware/wesp32.board.json").Replace("\"gpio\": [18]", "\"gpio\": [25]", StringComparison.Ordinal);
        BoardMap broken = BoardMaps.Parse(text);
        Assert.StartsWith("printerTransmit: GPIO 25 belongs to RMII", MapRules.Faults(broken, BoardMaps.ChipOf(broken)).Single());
    }

    [TestMethod]
    public void AMapWithAnUnknownFieldIsNone() =>
        Assert.ThrowsExactly<JsonException>(() => BoardMaps.Parse(Text("hardware/esp32-wrover.board.json").Replace("\"notes\"", "\"remarks\"", StringComparison.Ordinal)));

    [TestMethod]
    public void TablesWithoutTheirPlaceAreRefused() => Assert.ThrowsExactly<InvalidDataException>(() => PinSources.Tables("# The pin maps"));

    private static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Above(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, "Terminal.sln")) ? folder.FullName : Above(folder.Parent!);
}
