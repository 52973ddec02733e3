using System.IO;
using System.Linq;
using Terminal.Board;
using Terminal.Board.Storage;
using Terminal.Core.Ports;

namespace Terminal.Tests.Board;

[TestClass]
public sealed class FlashTests
{
    private static readonly byte[] Old = [1, 1, 1];
    private static readonly byte[] New = [2, 2, 2, 2];

    [TestMethod]
    [DataRow(0, 0, 100, 480, 52, DisplayName = "100 records of 480 bytes")]
    [DataRow(2, 10, 100, 256, 54, DisplayName = "4 MB: two slots of 10 pages, 100 records")]
    [DataRow(2, 160, 250, 256, 396, DisplayName = "8 MB: two slots of 160 pages, 250 records")]
    [DataRow(2, 280, 250, 256, 636, DisplayName = "16 MB: two slots of 280 pages, 250 records")]
    [DataRow(2, 790, 500, 256, 1730, DisplayName = "32 MB: two slots of 790 pages, 500 records")]
    public void BlocksAreCountedAsMeasuredOnLittleFs(int slots, int pages, int records, int recordBytes, int blocks)
    {
        var flash = new Flash(2048);
        for (int i = 0; i < slots; i++)
            flash.Put($"f/list-{i}", new byte[pages * 4096]);
        for (int i = 0; i < records; i++)
            flash.Put($"f/r{i:000}", new byte[recordBytes]);
        Assert.AreEqual(blocks, flash.BlocksUsed);
    }

    [TestMethod]
    public void RecordsOf512BytesFillASmallFileSystemBeforeTheHundredth()
    {
        var flash = new Flash();
        var files = new DeviceBoard(flash: flash).Flash.Mount();
        int written = 0;
        while (files.Write($"journal/{written:000}", new byte[512], 512))
            written++;
        Assert.AreEqual(93, written);
        Assert.AreEqual(64, flash.BlocksUsed);
        Assert.IsTrue(files.Delete("journal/000"));
        Assert.IsTrue(files.Write("journal/093", new byte[512], 512));
    }

    [TestMethod]
    public void AReplacementNeedsRoomForBothContents()
    {
        var board = new DeviceBoard(flash: new Flash(16));
        var files = board.Flash.Mount();
        var slot = new byte[7 * 4000];
        Assert.IsTrue(files.Write("list/a", slot, slot.Length));
        Assert.IsFalse(files.Write("list/a", slot, slot.Length));
        Assert.IsTrue(files.Write("list/a", slot, 4096));
    }

    [TestMethod]
    public void FilesAreWrittenReadListedAndDeleted()
    {
        var board = new DeviceBoard();
        var files = board.Flash.Mount();
        var buffer = new byte[4];
        Assert.AreEqual(FileStatus.Missing, files.Read("a/x", buffer));
        Assert.IsTrue(files.Write("a/x", Old, 2));
        Assert.IsTrue(files.Write("ab/y", New, 4));
        Assert.AreEqual(2, files.Read("a/x", buffer));
        Assert.AreEqual(FileStatus.Unreadable, files.Read("ab/y", new byte[3]));
        CollectionAssert.AreEqual(new[] { "x" }, files.List("a"));
        Assert.IsTrue(files.Delete("a/x"));
        Assert.IsTrue(files.Delete("a/x"));
        Assert.IsEmpty(files.List("a")!);
        Assert.ThrowsExactly<ArgumentException>(() => files.Write("../x", New, 1));
        Assert.ThrowsExactly<ArgumentException>(() => files.Write("A/x", New, 1));
    }

    [TestMethod]
    public void TheFilesOutliveThePower()
    {
        var board = new DeviceBoard();
        board.Flash.Mount().Write("a/x", Old, 3);
        board.CutPower();
        Assert.ThrowsExactly<PowerCutException>(board.Flash.Mount);
        board.RestorePower();
        Assert.AreEqual(3, board.Flash.Mount().Read("a/x", new byte[3]));
    }

    [TestMethod]
    [DataRow(CutLeaves.Old, 0, "010101")]
    [DataRow(CutLeaves.Torn, 0, "")]
    [DataRow(CutLeaves.Torn, 3, "020202")]
    [DataRow(CutLeaves.Missing, 0, "none")]
    [DataRow(CutLeaves.New, 0, "02020202")]
    public void ACutDuringAWriteLeavesWhatThePlanSays(CutLeaves leaves, int bytes, string left)
    {
        foreach (bool power in new[] { true, false })
        {
            var board = new DeviceBoard();
            board.Flash.Put("a/x", Old);
            var files = board.Flash.Mount();
            board.Flash.Arm(power ? FlashFault.Cut(1, leaves, bytes) : FlashFault.IoError(1, leaves, bytes));
            files.Read("a/x", new byte[3]);
            if (power)
                Assert.ThrowsExactly<PowerCutException>(() => files.Write("a/x", New, 4));
            else
                Assert.IsFalse(files.Write("a/x", New, 4));
            Assert.AreEqual(!power, board.Powered);
            Assert.AreEqual(left, board.Flash.Snapshot().TryGetValue("a/x", out var found) ? Convert.ToHexString(found) : "none");
            Assert.AreEqual(new FlashOperation(FlashAction.Write, "a/x", 4), board.Flash.Log[1]);
        }
    }

    [TestMethod]
    public void PartsAreReadAndBytesAreAdded()
    {
        var board = new DeviceBoard();
        var files = board.Flash.Mount();
        var buffer = new byte[4];
        Assert.AreEqual(FileStatus.Missing, files.Read("a/x", 0, buffer, 1));
        Assert.AreEqual(FileStatus.Missing, files.Length("a/x"));
        Assert.IsTrue(files.Append("a/x", Old, 2));
        Assert.IsTrue(files.Append("a/x", New, 4));
        Assert.AreEqual(6, files.Length("a/x"));
        Assert.AreEqual(4, files.Read("a/x", 1, buffer, 4));
        CollectionAssert.AreEqual(new byte[] { 1, 2, 2, 2 }, buffer);
        Assert.AreEqual(1, files.Read("a/x", 5, buffer, 4));
        Assert.AreEqual(0, files.Read("a/x", 6, buffer, 4));
        Assert.AreEqual(0, files.Read("a/x", 99, buffer, 4));
    }

    [TestMethod]
    [DataRow(CutLeaves.Old, 0, "010101")]
    [DataRow(CutLeaves.Torn, 3, "010101020202")]
    [DataRow(CutLeaves.Missing, 0, "010101")]
    [DataRow(CutLeaves.New, 0, "01010102020202")]
    public void ACutWhileBytesAreAddedTakesNothingAway(CutLeaves leaves, int bytes, string left)
    {
        foreach (bool power in new[] { true, false })
        {
            var board = new DeviceBoard();
            board.Flash.Put("a/x", Old);
            var files = board.Flash.Mount();
            board.Flash.Arm(power ? FlashFault.Cut(0, leaves, bytes) : FlashFault.IoError(0, leaves, bytes));
            if (power)
                Assert.ThrowsExactly<PowerCutException>(() => files.Append("a/x", New, 4));
            else
                Assert.IsFalse(files.Append("a/x", New, 4));
            Assert.AreEqual(left, Convert.ToHexString(board.Flash.Snapshot()["a/x"]));
            Assert.AreEqual(new FlashOperation(FlashAction.Append, "a/x", 4), board.Flash.Log[0]);
        }
    }

    [TestMethod]
    public void AddedBytesNeedRoomForThemselvesAndOneBlockCopied()
    {
        var board = new DeviceBoard(flash: new Flash(16));
        var files = board.Flash.Mount();
        var page = new byte[4000];
        int pages = 0;
        while (files.Append("list/a", page, page.Length))
            pages++;
        Assert.AreEqual(11, pages);
        Assert.AreEqual(15, board.Flash.BlocksUsed);
        Assert.AreEqual(pages * 4000, files.Length("list/a"));
    }

    [TestMethod]
    public void ALoopCutsAtEveryOperationAndEndsWhenTheStoryRunsThrough()
    {
        int operation = 0;
        for (; ; operation++)
        {
            var board = new DeviceBoard();
            board.Flash.Arm(FlashFault.Cut(operation));
            try
            {
                Story(board.Flash.Mount());
                break;
            }
            catch (PowerCutException)
            {
                Assert.HasCount(operation + 1, board.Flash.Log);
            }
        }
        Assert.AreEqual(4, operation);
    }

    [TestMethod]
    public void ErrorsAndAFullDiskAreAnswers()
    {
        var board = new DeviceBoard();
        board.Flash.Put("a/x", Old);
        var files = board.Flash.Mount();
        board.Flash.Arm(FlashFault.IoError(0));
        Assert.AreEqual(FileStatus.Unreadable, files.Read("a/x", new byte[3]));
        Assert.AreEqual(3, files.Read("a/x", new byte[3]), "one fault strikes once");
        board.Flash.Arm(FlashFault.IoError(0));
        Assert.IsFalse(files.Delete("a/x"));
        board.Flash.Arm(FlashFault.IoError(0));
        Assert.AreEqual(FileStatus.Unreadable, files.Read("a/x", 0, new byte[3], 3));
        board.Flash.Arm(FlashFault.IoError(0));
        Assert.AreEqual(FileStatus.Unreadable, files.Length("a/x"));
        board.Flash.Arm(FlashFault.Full(0));
        Assert.IsFalse(files.Append("a/x", New, 4));
        board.Flash.Arm(FlashFault.IoError(0));
        Assert.IsNull(files.List("a"));
        board.Flash.Arm(FlashFault.Full(0));
        Assert.IsFalse(files.Write("a/x", New, 4));
        CollectionAssert.AreEqual(Old, board.Flash.Snapshot()["a/x"]);
    }

    [TestMethod]
    public void SnapshotsComeBackWholeAndBitsFlip()
    {
        var flash = new Flash();
        flash.Put("a/x", Old);
        var before = flash.Snapshot();
        flash.FlipBit("a/x", 15);
        flash.Put("a/y", New);
        CollectionAssert.AreEqual(new byte[] { 1, 0x81, 1 }, flash.Snapshot()["a/x"]);
        flash.Restore(before);
        CollectionAssert.AreEqual(Old, flash.Snapshot()["a/x"]);
        Assert.HasCount(1, flash.Snapshot());
    }

    [TestMethod]
    public void AFolderOnTheDeskKeepsTheFiles()
    {
        string folder = Directory.CreateTempSubdirectory("flash").FullName;
        try
        {
            var board = new DeviceBoard(flash: new Flash(folder: folder));
            board.Flash.Mount().Write("a/x", Old, 3);
            board.Flash.Mount().Write("a/y", New, 4);
            board.Flash.Mount().Delete("a/y");
            CollectionAssert.AreEqual(Old, new Flash(folder: folder).Snapshot().Single().Value);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Story(IFileStore files)
    {
        files.Write("a/x", Old, 3);
        files.Read("a/x", new byte[3]);
        files.List("a");
        files.Delete("a/x");
    }
}
