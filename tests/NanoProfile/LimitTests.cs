using System.Linq;
using System.Text;

namespace Terminal.Tests.NanoProfile;

/// <summary>The device's limits, with sources as large as they allow and one step larger.</summary>
[TestClass]
public sealed class LimitTests
{
    [TestMethod]
    [DataRow("static", "public static int M{0}() => 0;", 0)]
    [DataRow("instance", "public int M{0}() => 0;", 1)]
    [DataRow("virtual", "public virtual int M{0}() => 0;", 0)]
    public void Counts_the_methods_of_a_type(string kind, string method, int constructors)
    {
        var full = Judge(Methods(255 - constructors));
        Assert.IsEmpty(full.Violations, string.Join('\n', full.Violations));

        var complaint = Judge(Methods(256 - constructors)).Violations.Single();
        Assert.AreEqual($"Source.cs(1): {kind}-methods: Crowd takes 256 of 255; divide the type", complaint.ToString());

        string Methods(int count) => Repeat("public class Crowd {", method, count, "}");
    }

    [TestMethod]
    public void Warns_at_eighty_percent()
    {
        Assert.IsEmpty(Judge(Methods(203)).Warnings);
        var gate = Judge(Methods(204));
        Assert.IsEmpty(gate.Violations);
        Assert.AreEqual("Source.cs(1): static-methods: Crowd takes 204 of 255; divide the type", gate.Warnings.Single().ToString());

        static string Methods(int count) => Repeat("public static class Crowd {", "public static int M{0}() => 0;", count, "}");
    }

    [TestMethod]
    public void Counts_the_code()
    {
        const string Statement = "number ^= 0x123456789ABCDEF;";
        var (one, two) = (Size(1), Size(2));
        var most = (65_535 - one) / (two - one);
        Assert.IsEmpty(Judge(Code(most)).Violations);
        var complaint = Judge(Code(most + 2)).Violations.Single();
        Assert.AreEqual($"Esp32.nfproj(1): il-size: the code of Terminal.Esp32 takes {one + ((most + 1) * (two - one)):N0} of 65,535; move a room into an assembly of its own", complaint.ToString());

        int Size(int count) => Used("il-size", Code(count));
        string Code(int count) => Repeat("public static class Long { public static long Run(long number) {", Statement, count, "return number; } }");
    }

    [TestMethod]
    public void Counts_the_strings_as_UTF_8_with_a_NUL()
    {
        var none = Used("string-table", Text("Speaker"));
        Assert.AreEqual(none, Used("string-table", Text("")), "A string that is there already costs nothing more.");
        Assert.AreEqual(none + "чек".Length * 2 + 1, Used("string-table", Text("чек")));

        var room = 65_535 - none - 1;
        Assert.IsEmpty(Judge(Text(new string('x', room))).Violations);
        var complaint = Judge(Text(new string('x', room + 1))).Violations.Single();
        Assert.AreEqual("Esp32.nfproj(1): string-table: the string table of Terminal.Esp32 takes 65,536 of 65,535; move texts into an assembly of their own", complaint.ToString());

        static string Text(string text) => $"public static class Speaker {{ public static string Say() => \"{text}\"; }}";
    }

    [TestMethod]
    public void Measures_array_literals()
    {
        Assert.IsEmpty(Judge(Literal(65_536)).Violations);
        var complaint = Judge(Literal(65_537)).Violations.Single();
        Assert.AreEqual("Source.cs(3): literal-size: an array literal takes 65,537 of 65,536; keep it in a file: a larger one does not deploy", complaint.ToString());

        static string Literal(int count) => "public static class Table\n{\n    public static byte[] Bytes() => new byte[] { " + string.Concat(Enumerable.Repeat("7,", count)) + " };\n}";
    }

    private static int Used(string limit, string source) => Judge(source).Headroom.Single(used => used.Name == limit).Value;

    private static Gate Judge(string source) => new Sample("Source.cs", source).Judge();

    private static string Repeat(string before, string format, int count, string after)
    {
        var text = new StringBuilder(before);
        for (var i = 0; i < count; i++)
        {
            text.Append('\n').Append(format.Replace("{0}", i.ToString()));
        }

        return text.Append('\n').Append(after).ToString();
    }
}
