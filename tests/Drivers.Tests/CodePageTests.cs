using System.Collections.Generic;
using System.Linq;
using Terminal.Core.Texts;

namespace Terminal.Tests.Drivers;

[TestClass]
public class CodePageTests
{
    private const string Upper = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп";
    private const string Lower = "рстуфхцчшщъыьэюяЁёЄєЇїЎў°∙·√№¤■\u00A0";

    [TestMethod]
    public void AsciiIsItself()
    {
        for (char c = ' '; c <= '~'; c++)
            Assert.AreEqual((byte)c, CodePage.Of(c));
    }

    [TestMethod]
    public void RussianIsWhereCodePage866HasIt()
    {
        for (int i = 0; i < Upper.Length; i++)
            Assert.AreEqual(0x80 + i, CodePage.Of(Upper[i]), $"{Upper[i]}");
        for (int i = 0; i < Lower.Length; i++)
            Assert.AreEqual(0xE0 + i, CodePage.Of(Lower[i]), $"{Lower[i]}");
    }

    [TestMethod]
    public void LinesAndBlocksAreWhereCodePage866HasThem()
    {
        var codes = "░▒▓│┤┐└┴┬├─┼┘┌█▄▌▐▀".Select(c => (int)CodePage.Of(c));
        CollectionAssert.AreEqual(
            new List<int> { 0xB0, 0xB1, 0xB2, 0xB3, 0xB4, 0xBF, 0xC0, 0xC1, 0xC2, 0xC3, 0xC4, 0xC5, 0xD9, 0xDA, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF },
            codes.ToList());
    }

    [TestMethod]
    [DataRow('\u20AC')]
    [DataRow('\n')]
    [DataRow('\u001B')]
    [DataRow('\u007F')]
    [DataRow('ß')]
    [DataRow('\u0402')]
    [DataRow('\uFFFF')]
    public void WhatTheCodePageLacksIsAQuestionMark(char character) => Assert.AreEqual((byte)'?', CodePage.Of(character));

    [TestMethod]
    public void TypographyBecomesPlain() => Assert.AreEqual("\"a\" - 'b'", Written("«a» — ’b’"));

    [TestMethod]
    public void WriteGoesToItsPlaceAndNoFurther()
    {
        byte[] target = [1, 1, 1, 1, 1];
        Assert.AreEqual(2, CodePage.Write("Да", target, 1));
        CollectionAssert.AreEqual(new byte[] { 1, 0x84, 0xA0, 1, 1 }, target);
        Assert.AreEqual(3, CodePage.Write("12345", target, 2));
        CollectionAssert.AreEqual(new byte[] { 1, 0x84, (byte)'1', (byte)'2', (byte)'3' }, target);
        Assert.AreEqual(0, CodePage.Write("", target, 0));
    }

    private static string Written(string text)
    {
        byte[] target = new byte[text.Length];
        Assert.AreEqual(text.Length, CodePage.Write(text, target, 0));
        return System.Text.Encoding.ASCII.GetString(target);
    }
}
