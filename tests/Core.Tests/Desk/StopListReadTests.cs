using System.Linq;
using Terminal.Board;
using Terminal.Board.Storage;
using Terminal.Core.Ports;
using Terminal.Core.StopList;
using Terminal.Tests.Messages;
using Terminal.Tests.StopList;

namespace Terminal.Tests.Desk;

/// <summary>What a look-up asks of the flash, and what it says when the flash is worn.</summary>
[TestClass]
public sealed class StopListReadTests : IDisposable
{
    private const string Base = "list/base.a";

    private readonly DeviceBoard _device = new(new VirtualClock());
    private readonly IDisposable _entry;
    private readonly HeldList _list;

    public StopListReadTests()
    {
        _entry = _device.Enter();
        HeldSample sample = new HeldSample().Hold(null);
        byte[] buffer = new byte[RibbonPage.Length];
        foreach (string name in new[] { Base, "list/manifest.a", "list/selector.a", "list/selector.b" })
        {
            int length = sample.Files.Read(name, buffer);
            if (length != FileStatus.Missing)
                _device.Flash.Put(name, buffer[..length]);
        }

        _list = new HeldList(_device.Flash.Mount(), Sample.Crypto(), ListSample.Keys());
        _list.Recover();
    }

    public void Dispose() => _entry.Dispose();

    [TestMethod]
    [DataRow(HeldSample.Listed, Listing.Listed)]
    [DataRow(HeldSample.Unlisted, Listing.Absent)]
    public void A_look_up_reads_one_page(string pan, Listing listing)
    {
        _device.Flash.Arm(null);

        Assert.AreEqual(listing, Find(pan));

        Assert.AreEqual(new FlashOperation(FlashAction.ReadPart, Base, RibbonPage.Length), _device.Flash.Log.Single());
    }

    [TestMethod]
    public void With_any_bit_of_its_page_wrong_nothing_is_known_of_a_card()
    {
        for (int bit = 0; bit < 8 * RibbonPage.Length; bit++)
        {
            _device.Flash.FlipBit(Base, bit);
            Assert.AreEqual(Listing.Unknown, Find(bit % 2 == 0 ? HeldSample.Listed : HeldSample.Unlisted), $"bit {bit}");
            _device.Flash.FlipBit(Base, bit);
        }

        Assert.AreEqual(Listing.Listed, Find(HeldSample.Listed));
    }

    [TestMethod]
    public void Of_a_page_that_cannot_be_read_nothing_is_known()
    {
        _device.Flash.Arm(FlashFault.IoError(0));

        Assert.AreEqual(Listing.Unknown, Find(HeldSample.Unlisted));
    }

    private Listing Find(string pan) => _list.Find(Sample.Bytes(pan), pan.Length, new DateTime(2026, 11, 22, 12, 0, 0));
}
