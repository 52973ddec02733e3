using Terminal.Core;

namespace Terminal.Tests.StopList;

[TestClass]
public class FlashPlanTests
{
    [DataRow(64, 100, 4, 10)]
    [DataRow(512, 250, 32, 210)]
    [DataRow(768, 250, 32, 338)]
    [DataRow(2048, 500, 32, 954)]
    [TestMethod]
    public void Each_board_has_its_shares(int blocks, int sales, int overlayBlocks, int slotPages)
    {
        FlashPlan plan = new FlashPlan(blocks);

        Assert.AreEqual(sales, plan.Sales);
        Assert.AreEqual(overlayBlocks, plan.OverlayBlocks);
        Assert.AreEqual(slotPages, plan.SlotPages);
    }

    [TestMethod]
    public void A_flash_that_is_too_small_offers_no_page() => Assert.AreEqual(0, new FlashPlan(16).SlotPages);
}
