using System.Collections.Generic;
using System.Device.I2c;
using System.Linq;
using System.Text;
using Terminal.Board.Parts;
using Terminal.Core.Texts;
using Oled = Terminal.Drivers.Oled;

namespace Terminal.Tests.Drivers;

[TestClass]
public class OledTests : IDisposable
{
    // The window's commands and the control byte before the pixels.
    private const int Head = 13;

    private readonly Desk _desk = new();
    private readonly Oled _oled;

    public OledTests() => _oled = new Oled(I2cDevice.Create(new I2cConnectionSettings(1, 0x3C, I2cBusSpeed.FastMode)));

    public void Dispose() => _desk.Dispose();

    private OledPanel Panel => _desk.Device.Display;

    [TestMethod]
    public void TheFirstScreenLightsThePanelWithoutNoise()
    {
        Assert.IsFalse(Panel.Lit);
        Assert.IsTrue(_oled.Show(Screen(), 0));
        Assert.IsTrue(Panel.Lit);
        Assert.IsTrue(Panel.Pixels().All(pixel => pixel == 0));
        Assert.AreEqual("", string.Join(", ", Panel.Errors));
    }

    [TestMethod]
    public void LettersStandUprightFromTheUpperLeft()
    {
        _oled.Show(Screen("R6", "  Д"), 0);
        AssertArt(0, 0, """
            .####..
            .#...#.
            .#...#.
            .####..
            .#.#...
            .#..#..
            .#...#.
            .......
            """, 7);
        AssertArt(7, 0, """
            ..##..
            .#....
            #.....
            ####..
            #...#.
            #...#.
            .###..
            ......
            """);
        AssertArt(13, 8, """
            ..##..
            .#.#..
            .#.#..
            .#.#..
            .#.#..
            .#.#..
            #####.
            #...#.
            """);
    }

    [TestMethod]
    public void LookAlikesDiffer()
    {
        _oled.Show(Screen("0О3З6б", "gyЖё№"), 0);
        string[] glyphs = Enumerable.Range(0, 11).Select(i => i < 6 ? Art(1 + 6 * i, 0) : Art(1 + 6 * (i - 6), 8)).ToArray();
        Assert.HasCount(11, glyphs.Distinct());
        Assert.AreEqual("""
            .###..
            #...#.
            #..##.
            #.#.#.
            ##..#.
            #...#.
            .###..
            ......
            """, glyphs[0]);
        Assert.AreEqual("""
            .###..
            #...#.
            ....#.
            ..##..
            ....#.
            #...#.
            .###..
            ......
            """, glyphs[3]);
        Assert.AreEqual("""
            ......
            ......
            .####.
            #...#.
            #...#.
            .####.
            ....#.
            .###..
            """, glyphs[6]);
        Assert.AreEqual("""
            .#.#..
            ......
            .###..
            #...#.
            #####.
            #.....
            .###..
            ......
            """, glyphs[9]);
    }

    [TestMethod]
    public void EveryLetterAndDigitHasItsOwnGlyph()
    {
        var latin = Enumerable.Range(0x21, 0x5E).ToArray();
        var russian = Enumerable.Range(0x80, 0x30).Concat(Enumerable.Range(0xE0, 0x12)).Append(0xFC).ToArray();
        foreach (int[] alphabet in new[] { latin, russian })
        {
            var glyphs = new Dictionary<string, int>();
            foreach (int code in alphabet)
            {
                byte[] cells = Screen();
                cells[0] = (byte)code;
                _oled.Show(cells, 0);
                string art = Art(1, 0);
                Assert.Contains('#', art, $"{code:X2} is empty");
                Assert.IsTrue(glyphs.TryAdd(art, code), $"{code:X2} looks like {glyphs.GetValueOrDefault(art):X2}");
            }
        }
    }

    [TestMethod]
    public void CharactersWithoutAGlyphAreABox()
    {
        byte[] cells = Screen();
        foreach (int code in new[] { 0x00, 0x17, 0x7F, 0xB5, 0xBE, 0xC6, 0xD8 })
        {
            cells[0] = (byte)code;
            _oled.Show(cells, 0);
            Assert.AreEqual("""
                #####.
                #...#.
                #...#.
                #...#.
                #...#.
                #...#.
                #####.
                ......
                """, Art(1, 0), $"{code:X2}");
        }
    }

    [TestMethod]
    public void LinesJoinAcrossCells()
    {
        _oled.Show(Screen("┌─┐", "│█│"), 0);
        Assert.AreEqual("""
            ..................
            ..................
            ..................
            ..#############...
            ..#...........#...
            ..#...........#...
            ..#...........#...
            ..#...........#...
            ..#...######..#...
            ..#...######..#...
            """, Art(1, 0, 18, 10));
    }

    [TestMethod]
    public void AnInverseRowIsDarkOnLightFromEdgeToEdge()
    {
        _oled.Show(Screen("1", "1", "1"), 0b010);
        string plain = Art(0, 0, 128, 8);
        string inverse = Art(0, 8, 128, 8);
        Assert.AreEqual(plain, inverse.Replace('#', '*').Replace('.', '#').Replace('*', '.'));
        Assert.AreEqual(plain, Art(0, 16, 128, 8));

        _oled.Show(Screen("я", "я", "1"), 0b010);
        Assert.AreEqual(Art(0, 0, 128, 8), Art(0, 8, 128, 8).Replace('#', '*').Replace('.', '#').Replace('*', '.'));

        _oled.Show(Screen("1", "1", "1"), 0b100);
        Assert.AreEqual(plain, Art(0, 8, 128, 8));
        Assert.AreEqual(inverse, Art(0, 16, 128, 8));
    }

    [TestMethod]
    public void AChangeInsideAnInverseRowIsInverseToo()
    {
        _oled.Show(Screen("11"), 1);
        _oled.Show(Screen("17"), 1);
        string changed = Art(0, 0, 128, 8);
        using var other = new Desk();
        new Oled(I2cDevice.Create(new I2cConnectionSettings(1, 0x3C))).Show(Screen("17"), 1);
        Assert.AreEqual(Art(other.Device.Display, 0, 0, 128, 8), changed);
    }

    [TestMethod]
    public void OnlyWhatChangedIsSent()
    {
        _oled.Show(Screen("TOTAL 10.00", "READY"), 0);

        Assert.AreEqual("1 transfers, 2 bytes", Cost(Screen("TOTAL 10.00", "READY"), 0), "Only whether it is there.");
        Assert.AreEqual($"1 transfers, {Head + 6} bytes", Cost(Screen("TOTAL 19.00", "READY"), 0));
        Assert.AreEqual($"1 transfers, {Head + 6 * 5} bytes", Cost(Screen("TOTAL 23.05", "READY"), 0));
        Assert.AreEqual($"1 transfers, {Head + 6 * 7} bytes", Cost(Screen("TOTAM 23.06", "READY"), 0));
        Assert.AreEqual($"1 transfers, {Head + 6 * 7} bytes", Cost(Screen("TOTAL 23.05", "READY"), 0));
        Assert.AreEqual($"1 transfers, {Head + 128 * 3} bytes", Cost(Screen("TOTAL 23.06", "READY", "_"), 0));
        Assert.AreEqual($"1 transfers, {Head + 128 * 2} bytes", Cost(Screen("TOTAL 23.06", "READ.", "."), 0));
        Assert.AreEqual($"1 transfers, {Head + 128 * 8} bytes", Cost(Screen("TOTAL 23.06", "READ.", "."), 2));
        Assert.AreEqual($"1 transfers, {Head + 128} bytes", Cost(Screen("TOTAL 23.06", "READ.", "_____________________"), 2));
    }

    [TestMethod]
    public void APartOfTheScreenGoesWhereItBelongsAndTheRestStands()
    {
        string[][] screens =
        [
            ["1", "2", "3", "4", "5", "6", "7", "8"],
            ["1", "2", "3", "4", "5", "6", "7", "8____________________"],
            ["1", "2", "3", "4__", "5__", "6", "7", "8____________________"],
            ["_", "2", "3", "4__", "5__", "6", "7", "8____________________"],
            ["_", "2", "3", "4__", "5__", "6", "____________________7", "8____________________"],
        ];
        foreach (string[] screen in screens)
        {
            _oled.Show(Screen(screen), 1);
            using var other = new Desk();
            new Oled(I2cDevice.Create(new I2cConnectionSettings(1, 0x3C))).Show(Screen(screen), 1);
            Assert.AreEqual(Art(other.Device.Display, 0, 0, 128, 64), Art(0, 0, 128, 64));
        }
    }

    [TestMethod]
    public void APanelPutBackWhileTheScreensChangeIsSetUpAnewWithTheFourth()
    {
        _oled.Show(Screen("A"), 0);
        Panel.Present = false;
        Panel.Present = true;
        foreach (string screen in new[] { "1", "2", "3", "4" })
            Assert.IsTrue(_oled.Show(Screen(screen), 0));
        Assert.IsTrue(Panel.Lit);
        string shown = Art(0, 0, 128, 64);
        Panel.Present = false;
        _oled.Show(Screen("4"), 0);
        Panel.Present = true;
        _oled.Show(Screen("4"), 0);
        Assert.AreEqual(Art(0, 0, 128, 64), shown);
    }

    [TestMethod]
    public void APanelPulledOutAndPutBackBetweenTwoScreensIsSetUpAnew()
    {
        Assert.IsTrue(_oled.Show(Screen("A"), 0));
        Panel.Present = false;
        Panel.Present = true;
        Assert.IsFalse(Panel.Lit);

        Assert.IsTrue(_oled.Show(Screen("A"), 0));
        Assert.IsTrue(Panel.Lit);
        string shown = Art(0, 0, 128, 64);
        Assert.IsTrue(_oled.Show(Screen("B"), 0));
        Assert.IsTrue(_oled.Show(Screen("A"), 0));
        Assert.AreEqual(shown, Art(0, 0, 128, 64));
    }

    [TestMethod]
    public void WithoutThePanelTheAnswerIsNoAndItComesBackWhole()
    {
        Panel.Present = false;
        Assert.IsFalse(_oled.Show(Screen("A"), 0));
        Assert.IsFalse(_oled.Show(Screen("A"), 0));
        Panel.Present = true;
        Assert.IsTrue(_oled.Show(Screen("A"), 0));
        string shown = Art(0, 0, 128, 64);

        Panel.Present = false;
        Assert.IsFalse(_oled.Show(Screen("B", "C"), 0));
        Panel.Present = true;
        Assert.IsTrue(_oled.Show(Screen("A"), 0));
        Assert.IsTrue(Panel.Lit);
        Assert.AreEqual(shown, Art(0, 0, 128, 64));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void APanelThatIsGoneIsNoticedThoughNothingChanged(bool tellsStatus)
    {
        Panel.TellsStatus = tellsStatus;
        Assert.IsTrue(_oled.Show(Screen("A"), 0));
        Assert.IsTrue(_oled.Show(Screen("A"), 0));
        Panel.Present = false;
        Assert.IsFalse(_oled.Show(Screen("A"), 0));
        Panel.Present = true;
        Assert.IsTrue(_oled.Show(Screen("A"), 0));
        Assert.IsTrue(Panel.Lit);
    }

    [TestMethod]
    public void APanelThatWasAwayWhileTheScreenChangedIsSetUpAnew()
    {
        Assert.IsTrue(_oled.Show(Screen("A"), 0));
        Panel.Present = false;
        Assert.IsFalse(Panel.Lit);
        Assert.IsFalse(_oled.Show(Screen("B"), 0));
        Panel.Present = true;
        Assert.IsFalse(Panel.Lit, "its memory is noise and it is off, as after power on");
        Assert.IsTrue(_oled.Show(Screen("B"), 0));
        Assert.IsTrue(Panel.Lit);
        string shown = Art(0, 0, 128, 64);
        Assert.IsTrue(_oled.Show(Screen("C"), 0));
        Assert.IsTrue(_oled.Show(Screen("B"), 0));
        Assert.AreEqual(shown, Art(0, 0, 128, 64));
    }

    private string Cost(byte[] cells, byte inverse)
    {
        long transfers = Panel.Transactions;
        long bytes = Panel.BytesReceived;
        Assert.IsTrue(_oled.Show(cells, inverse));
        return $"{Panel.Transactions - transfers} transfers, {Panel.BytesReceived - bytes} bytes";
    }

    private static byte[] Screen(params string[] rows)
    {
        byte[] cells = new byte[8 * 21];
        Array.Fill(cells, (byte)' ');
        for (int row = 0; row < rows.Length; row++)
            CodePage.Write(rows[row], cells, row * 21);
        return cells;
    }

    private void AssertArt(int x, int y, string expected, int width = 6) => Assert.AreEqual(expected, Art(x, y, width));

    private string Art(int x, int y, int width = 6, int height = 8) => Art(Panel, x, y, width, height);

    private static string Art(OledPanel panel, int x, int y, int width, int height)
    {
        byte[] pixels = panel.Pixels();
        var art = new StringBuilder();
        for (int row = y; row < y + height; row++)
        {
            for (int column = x; column < x + width; column++)
                art.Append(pixels[row * 128 + column] != 0 ? '#' : '.');
            if (row < y + height - 1)
                art.Append('\n');
        }
        return art.ToString();
    }
}
