using System.Collections.Generic;
using System.Linq;
using Terminal.Board.Storage;
using Terminal.Core.StopList;

namespace Terminal.Tests.Desk;

/// <summary>
/// Each way in which a stop list can change, run again with one fault at every file operation and at every byte of every write. However it goes, there is a whole list,
/// never an older one than before, or none: a listed card is never answered as absent.
/// </summary>
[TestClass]
public sealed class ListFaultTests
{
    private static readonly Dictionary<(Story, int), IReadOnlyDictionary<string, byte[]>> Before = [];
    private static readonly Dictionary<(int, int), HashSet<string>> Sets = [];

    public enum Story
    {
        FirstBase,
        NewBase,
        FirstDelta,
        LaterDelta,
        LargeDelta,
    }

    [TestMethod]
    [DataRow(Story.FirstBase)]
    [DataRow(Story.NewBase)]
    [DataRow(Story.FirstDelta)]
    [DataRow(Story.LaterDelta)]
    public void PowerCutAtEveryByteOfAListOfThreePages(Story story) =>
        EveryFault.CutsWithinWrites(Rehearse(story), operation => StepOf(story, operation), fault => Check(story, fault));

    [TestMethod]
    [DataRow(Story.FirstBase)]
    [DataRow(Story.NewBase)]
    [DataRow(Story.FirstDelta)]
    [DataRow(Story.LaterDelta)]
    [DataRow(Story.LargeDelta)]
    public void PowerCutAtEveryOperation(Story story) =>
        EveryFault.Cuts(Rehearse(story), [CutLeaves.Old, CutLeaves.Torn, CutLeaves.Missing, CutLeaves.New], fault => Check(story, fault));

    [TestMethod]
    [DataRow(Story.FirstBase)]
    [DataRow(Story.NewBase)]
    public void PowerCutAtEveryOperationOfALargerList(Story story)
    {
        IReadOnlyList<FlashOperation> operations = Rehearse(story, 40_000);
        Assert.IsTrue(operations.Count > 50);
        for (int i = 0; i < operations.Count; i++)
            Check(story, FlashFault.Cut(i, CutLeaves.Torn, operations[i].Length / 3), cards: 40_000);
    }

    [TestMethod]
    [DataRow(Story.FirstBase)]
    [DataRow(Story.NewBase)]
    [DataRow(Story.FirstDelta)]
    [DataRow(Story.LaterDelta)]
    public void SecondCutAtEveryOperationOfTheRecovery(Story story) =>
        EveryFault.SecondCuts(Rehearse(story).Count, (first, second) => Check(story, first, second));

    [TestMethod]
    [DataRow(Story.FirstBase)]
    [DataRow(Story.NewBase)]
    [DataRow(Story.FirstDelta)]
    [DataRow(Story.LaterDelta)]
    [DataRow(Story.LargeDelta)]
    public void IoErrorAtEveryOperation(Story story) =>
        EveryFault.IoErrors(Rehearse(story).Count, [CutLeaves.Old, CutLeaves.Torn, CutLeaves.Missing, CutLeaves.New], fault => Check(story, fault));

    [TestMethod]
    [DataRow(Story.FirstBase)]
    [DataRow(Story.NewBase)]
    [DataRow(Story.LaterDelta)]
    public void FullFlashAtEveryWrite(Story story) =>
        EveryFault.FullFlash(Rehearse(story).Count, fault => Check(story, fault));

    [TestMethod]
    [DataRow(Story.FirstBase)]
    [DataRow(Story.NewBase)]
    [DataRow(Story.LaterDelta)]
    public void FlashThatIsFullBeforehandLeavesTheListAsItWas(Story story)
    {
        // Room for one block after the other is taken away.
        int blocks = Prepare(story, 5_000).Flash.BlocksUsed;
        for (int taken = 64 - blocks; taken >= 0; taken--)
        {
            ListDesk desk = Prepare(story, 5_000);
            for (int i = 0; i < taken; i++)
                desk.Flash.Put($"other/{i}", new byte[1024]);
            desk.Start();
            desk.Bring(60);
            desk.Look();
            desk.CutPower();
            desk.Start();
            desk.Look();
        }
    }

    [TestMethod]
    public void AFlippedBitInAnyByteOfAnyFileIsNoticedOrHarmless()
    {
        ListDesk desk = Prepare(Story.LaterDelta, 5_000);
        desk.Start();
        Assert.IsTrue(desk.Bring());
        IReadOnlyDictionary<string, byte[]> whole = desk.Flash.Snapshot();
        foreach (string name in whole.Keys)
        {
            for (int i = 0; i < whole[name].Length; i++)
            {
                desk.CutPower();
                desk.Flash.Restore(whole);
                desk.Flash.FlipBit(name, i * 8 + i % 8);
                desk.Start();
                desk.Look();
                if (i % 173 == 0)
                {
                    Assert.IsTrue(desk.Bring(), $"{name}, byte {i}");
                    desk.AssertWhole();
                }
            }
        }
    }

    // The bytes of pages are the same to both bases.
    private static int StepOf(Story story, FlashOperation operation) =>
        operation.Action is not (FlashAction.Append or FlashAction.Write) ? 0 : story == Story.NewBase && operation.Length == RibbonPage.Length ? 61 : 1;

    private static IReadOnlyList<FlashOperation> Rehearse(Story story, int cards = 5_000)
    {
        ListDesk desk = Prepare(story, cards);
        desk.Start();
        desk.Flash.Arm(null);
        desk.CutPower();
        desk.Start();
        Assert.IsTrue(desk.Bring(isLooking: false));
        IReadOnlyList<FlashOperation> operations = desk.Flash.Log;
        desk.AssertWhole();
        return operations;
    }

    // The flash as it is before the story begins, and a publisher that has more.
    private static ListDesk Prepare(Story story, int cards)
    {
        ListDesk desk = new(cards > 10_000 ? 512 : 64);
        int probes = cards > 10_000 ? 40 : 8;
        desk.Publisher.PublishBase(10, Cards(0, cards));
        desk.Probes.AddRange(ListDesk.Cards(0, probes).Concat(ListDesk.Cards(cards - 2, 4)).Concat(ListDesk.Cards(cards + 4_000, 4)));
        if (story == Story.FirstBase)
            return desk;

        lock (Before)
        {
            if (!Before.TryGetValue((story, cards), out IReadOnlyDictionary<string, byte[]>? before))
            {
                desk.Start();
                Assert.IsTrue(desk.Bring());
                if (story is Story.LaterDelta)
                {
                    desk.Publisher.PublishDelta(11, Cards(2, cards));
                    Assert.IsTrue(desk.Bring());
                }

                desk.CutPower();
                before = Before[(story, cards)] = desk.Flash.Snapshot();
            }

            desk.Flash.Restore(before);
        }

        desk.Publisher.PublishDelta(11, Cards(2, cards));
        if (story == Story.NewBase)
        {
            desk.Publisher.OffersDeltas = false;
            desk.Publisher.PublishBase(20, Cards(1, cards));
        }
        else
        {
            desk.Publisher.PublishDelta(12, Cards(story == Story.LargeDelta ? 200 : 1, cards));
        }

        return desk;
    }

    private static HashSet<string> Cards(int first, int count)
    {
        lock (Sets)
        {
            if (!Sets.TryGetValue((first, count), out HashSet<string>? cards))
                cards = Sets[(first, count)] = [.. ListDesk.Cards(first, count)];
            return cards;
        }
    }

    /// <returns>Whether every fault of the plan was reached.</returns>
    private static bool Check(Story story, FlashFault fault, FlashFault? second = null, int cards = 5_000)
    {
        ListDesk desk = Prepare(story, cards);
        FaultPlan plan = new(desk.Flash, fault, second);
        plan.Begin();
        Assert.IsTrue(desk.BringThroughCuts(plan.Restart), $"{story}, {plan}: {string.Join(", ", desk.Publisher.Requests)}");

        // A restart without faults: what a passing error of the flash hid comes to light.
        desk.Flash.Arm(null);
        desk.CutPower();
        Assert.IsTrue(desk.BringThroughCuts(() => { }));
        desk.AssertWhole();
        return plan.IsReached;
    }
}
