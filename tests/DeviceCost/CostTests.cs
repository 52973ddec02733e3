using System.Collections.Generic;
using System.Linq;
using Result = (long Instructions, long Bytes, (string Name, long Calls, long Own, long OwnBytes, long All, long AllBytes)[] Rows);

namespace Terminal.Tests.DeviceCost;

/// <summary>Each row of docs/performance.md, held against its budget.</summary>
[TestClass]
public sealed class CostTests
{
    private const int Shown = 25;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void A_track_is_read_and_judged() => Judge("track", Row(nameof(RowScenes.Track)));

    [TestMethod]
    public void A_sale_request_is_built_and_sealed() => Judge("request", Row(nameof(RowScenes.Request)));

    [TestMethod]
    public void An_answer_is_judged() => Judge("answer", Row(nameof(RowScenes.Response)));

    [TestMethod]
    [DataRow("en")]
    [DataRow("ru")]
    public void A_whole_screen_is_drawn(string language) => Judge("screen " + language, Row(nameof(RowScenes.Screen), language));

    [TestMethod]
    public void A_line_is_drawn_anew() => Judge("line", Row(nameof(RowScenes.Line)));

    [TestMethod]
    [DataRow("en")]
    [DataRow("ru")]
    public void A_receipt_is_laid_out(string language) => Judge("receipt " + language, Row(nameof(RowScenes.Receipt), language, false));

    [TestMethod]
    public void A_receipt_is_printed() => Judge("receipt printed", Row(nameof(RowScenes.Receipt), "ru", true));

    [TestMethod]
    public void A_record_is_written() => Judge("record", Row(nameof(RowScenes.Write)));

    [TestMethod]
    public void A_superseded_record_is_deleted() => Judge("tidy", Row(nameof(RowScenes.Tidy)));

    [TestMethod]
    public void A_sale_is_decided_offline() => Judge("decision", Row(nameof(RowScenes.Decision)));

    [TestMethod]
    [DataRow(1)]
    [DataRow(100)]
    [DataRow(250)]
    public void A_journal_is_recovered(int sales) => Judge("recover " + sales, Row(nameof(RowScenes.Recover), sales));

    [TestMethod]
    public void The_terminal_starts() => Judge("start", Shift(nameof(ShiftScenes.Start)));

    [TestMethod]
    [DataRow("en")]
    [DataRow("ru")]
    public void A_sale_is_made(string language) => Judge("sale " + language, Shift(nameof(ShiftScenes.Sale), language));

    [TestMethod]
    public void A_sale_is_made_offline() => Judge("offline sale", Shift(nameof(ShiftScenes.OfflineSale), StopList.Pages, StopList.Key));

    [TestMethod]
    public void The_terminal_rests() => Judge("idle second", Shift(nameof(ShiftScenes.Idle)).Divided(ShiftScenes.IdleSeconds));

    [TestMethod]
    [DataRow("absent card", false, 450)]
    [DataRow("listed card", true, 960)]
    public void A_card_is_looked_up(string card, bool isListed, int withoutRead)
    {
        var (sum, looks, dearest) = DeviceRun.Shared.Play<(Result, int, long)>(typeof(StopListScenes), nameof(StopListScenes.Look),
            StopList.Pages, StopList.Key, isListed ? StopList.First : StopList.First + StopList.Cards, 1000, isListed);
        var mean = Read(sum).Divided(looks);
        long read = mean.Rows.Single(row => row.Name.EndsWith("InternalFiles.Read", StringComparison.Ordinal)).All;
        Say($"{looks} cards: reading the page {read:N0}, all else {mean.Instructions - read:N0} instructions; all else of the dearest {dearest - read:N0}");
        Judge("stop list, " + card, mean);
        Assert.IsLessThanOrEqualTo(withoutRead, mean.Instructions - read);
    }

    [TestMethod]
    public void A_card_is_looked_up_in_the_overlay() => Judge("stop list, overlay", Held(nameof(HeldListScenes.Overlay)));

    [TestMethod]
    public void The_list_is_found_at_the_start() => Judge("stop list, start", Held(nameof(HeldListScenes.Recover)));

    [TestMethod]
    public void A_page_of_a_new_base_is_taken() => Judge("stop list, page", Held(nameof(HeldListScenes.Page)));

    [TestMethod]
    public void A_delta_is_merged() => Judge("stop list, delta", Held(nameof(HeldListScenes.Delta)));

    [TestMethod]
    public void Counts_repeat_exactly()
    {
        var (first, second) = (Shift(nameof(ShiftScenes.Sale), "en"), Shift(nameof(ShiftScenes.Sale), "en"));
        Assert.AreEqual((first.Instructions, first.Bytes, first.Calls), (second.Instructions, second.Bytes, second.Calls));
    }

    [TestMethod]
    public void What_is_held_at_rest_fits()
    {
        var rooms = DeviceRun.Shared.Play<Dictionary<string, long>>(typeof(ShiftScenes), nameof(ShiftScenes.Live));
        foreach (var room in rooms.OrderByDescending(room => room.Value))
            Say($"  {room.Value,7:N0} {room.Key}");
        Assert.IsLessThanOrEqualTo(Budget.All["live objects"].Bytes, rooms.Values.Sum());
    }

    [TestMethod]
    public void The_dearest_moments_fit()
    {
        (string Moment, (long Before, long Most, long After) Held)[] moments =
        [
            ("a sale", Peak(typeof(ShiftScenes), nameof(ShiftScenes.SalePeak))),
            ("a journal of 100 sales recovered", Peak(typeof(RowScenes), nameof(RowScenes.RecoverPeak), 100)),
            ("a page of a new base", Peak(typeof(HeldListScenes), nameof(HeldListScenes.PagePeak), StopList.Pages, StopList.Key)),
            ("a delta merged", Peak(typeof(HeldListScenes), nameof(HeldListScenes.DeltaPeak), StopList.Pages, StopList.Key)),
        ];
        foreach (var (moment, held) in moments)
            Say($"{moment}: {held.Before:N0} bytes before, {held.Most:N0} at the most (+{held.Most - held.Before:N0}), {held.After:N0} after");
        Assert.IsLessThanOrEqualTo(Budget.All["dearest moment"].Bytes, moments.Max(moment => moment.Held.Most - moment.Held.Before));

        static (long Before, long Most, long After) Peak(Type scenes, string scene, params object[] arguments) => DeviceRun.Shared.Play<(long, long, long)>(scenes, scene, arguments);
    }

    [TestMethod]
    public void Every_price_is_asked_for() => Assert.IsEmpty(DeviceRun.Shared.UnusedPrices, string.Join('\n', DeviceRun.Shared.UnusedPrices));

    private static Reading Row(string scene, params object[] arguments) => Played(typeof(RowScenes), scene, arguments);

    private static Reading Held(string scene) => Played(typeof(HeldListScenes), scene, [StopList.Pages, StopList.Key]);

    private static Reading Shift(string scene, params object[] arguments) => Played(typeof(ShiftScenes), scene, arguments);

    private static Reading Played(Type scenes, string scene, object[] arguments) => Read(DeviceRun.Shared.Play<Result>(scenes, scene, arguments));

    private static Reading Read(Result result) =>
        new(result.Instructions, result.Bytes, [.. result.Rows.Select(row => new ReadingRow(row.Name, row.Calls, row.Own, row.OwnBytes, row.All, row.AllBytes))]);

    private void Judge(string name, Reading reading)
    {
        var budget = Budget.All[name];
        Say($"{name}: {reading.Instructions:N0} instructions of {budget.Instructions:N0} ({reading.OwnInstructions:N0} the firmware's own), "
            + $"{reading.Bytes:N0} bytes of {budget.Bytes:N0} ({reading.OwnBytes:N0} its own), {reading.Calls:N0} calls");
        Say("  " + string.Join(", ", reading.Rows.Where(row => !row.IsPackage).GroupBy(row => string.Join('.', row.Name.Split('.').Take(3))).OrderByDescending(room => room.Sum(row => row.Own))
            .Select(room => $"{room.Key} {room.Sum(row => row.Own):N0}")));
        Say(" instr.   bytes |  with called |    calls");
        foreach (var row in reading.Rows.OrderByDescending(row => row.Own).Take(Shown).Union(reading.Rows.OrderByDescending(row => row.OwnBytes).Take(Shown / 3)))
            Say($"{row.Own,7:N0} {row.OwnBytes,7:N0} | {row.All,7:N0} {row.AllBytes,7:N0} | {row.Calls,5:N0} {row.Name}");
        Assert.IsLessThanOrEqualTo(budget.Instructions, reading.Instructions, $"{name}: instructions");
        Assert.IsLessThanOrEqualTo(budget.Bytes, reading.Bytes, $"{name}: bytes");
    }

    private void Say(string line) => TestContext.DisplayMessage(MessageLevel.Informational, line);
}
