using System.Linq;
using Terminal.Acquirer.StopLists;
using Terminal.Board.Storage;
using Terminal.Core;
using Terminal.Core.Journal;
using Terminal.Core.Keys;
using Terminal.Core.Parameters;
using Terminal.Core.StopList;

namespace Terminal.Tests.Desk;

/// <summary>What fits into the flash of each board, counted in blocks as LittleFS counts them.</summary>
[TestClass]
public sealed class ListSpaceTests
{
    private const int Page = RibbonPage.Length;

    [TestMethod]
    [DataRow("4 MB", 64, 25_000, 100)]
    [DataRow("8 MB", 512, 400_000, 250)]
    [DataRow("16 MB", 768, 700_000, 250)]
    [DataRow("ESP32-S3 with 32 MB", 2_048, 2_000_000, 500)]
    public void BothSlotsAllElseAndAFullBatchFit(string board, int blocks, int cards, int sales)
    {
        FlashPlan plan = new(blocks);
        int pages = ListSpace.PagesFor(cards, 12);
        Assert.IsTrue(plan.SlotPages >= pages, $"{board}: {pages} pages are wanted, {plan.SlotPages} offered.");
        Assert.AreEqual(sales, plan.Sales);

        // As full as the plan allows.
        Flash flash = new(blocks);
        PutAllElse(flash, plan);
        foreach (char slot in "ab")
        {
            flash.Put("list/base." + slot, new byte[plan.SlotPages * Page]);
            flash.Put("list/manifest." + slot, new byte[Manifest.Length]);
            flash.Put("list/selector." + slot, new byte[ListSelector.Length]);
            flash.Put("list/overlay." + slot, new byte[plan.OverlayBlocks * DeltaBlock.Length]);
        }

        Console.WriteLine($"{board}: {flash.BlocksUsed} of {blocks} blocks; {plan.SlotPages} pages a slot, {pages} wanted for {cards} cards.");
        Assert.IsTrue(flash.BlocksUsed < blocks, $"{board}: {flash.BlocksUsed} of {blocks} blocks.");
    }

    [TestMethod]
    [DataRow(64, 25_000)]
    [DataRow(512, 100_000)]
    public void AListIsReplacedBesideAFullBatch(int blocks, int cards)
    {
        ListDesk desk = new(blocks);
        PutAllElse(desk.Flash, desk.Plan);
        desk.Probes.AddRange(ListDesk.Cards(0, 20).Concat(ListDesk.Cards(cards, 20)));
        desk.Start();
        for (int version = 1; version < 6; version++)
        {
            if (version % 2 == 1)
                desk.Publisher.PublishBase(version, ListDesk.Cards(version, cards), resultBits: 12);
            else
                desk.Publisher.PublishDelta(version, ListDesk.Cards(version + 200, cards));
            desk.Publisher.OffersDeltas = version % 2 == 0;
            Assert.IsTrue(desk.Bring(10_000), $"{version}: {string.Join('\n', desk.Publisher.Requests.TakeLast(9))}, damaged {desk.List.IsDamaged} {desk.List.Version} {string.Join(' ', desk.Flash.Snapshot().Where(f => f.Key.StartsWith("list")).Select(f => f.Key + f.Value.Length))} {desk.Flash.BlocksUsed} blocks");
            desk.AssertWhole();
        }
    }

    private static void PutAllElse(Flash flash, FlashPlan plan)
    {
        // A new generation of one sale is written before the old one goes; one attempt may have been replaced by another.
        for (int i = 0; i <= plan.Sales + 1; i++)
            flash.Put($"journal/{i:D10}a", new byte[RecordSeal.Length]);

        // A settlement under way, and what the last ones left.
        foreach (char letter in "ab")
        {
            flash.Put("journal/closing." + letter, new byte[RecordSeal.Length]);
            flash.Put("journal/cards." + letter, new byte[(plan.Cards / 7 + 1) * RecordSeal.Length]);
        }

        flash.Put("journal/report.a", new byte[2 * RecordSeal.Length]);
        for (int i = 0; i < 4; i++)
            flash.Put($"parameters/reserve.{i}", new byte[1024]);
        flash.Put(KeyFile.Name, new byte[KeyFile.Length]);
        foreach (char letter in "ab")
            flash.Put("parameters/epoch." + letter, new byte[RecordSeal.Length]);
        flash.Put("parameters/current", new byte[ParameterFile.Capacity]);
        flash.Put("parameters/next", new byte[ParameterFile.Capacity]);
        flash.Put("parameters/language", new byte[1]);
        flash.Put("parameters/contact", new byte[8]);

        // What the program on the chip keeps; a folder more stands for the one that all others are in there.
        flash.Put("network/host", new byte[64]);
        flash.Put("network/root.pem", new byte[2_000]);
        flash.Put("network/fault", new byte[256]);
        flash.Put("network/fault.shown", new byte[256]);
        flash.Put("terminal/folder", []);
    }
}
