using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Terminal.Core.Messages;

namespace Terminal.Tests.Agreement;

/// <summary>
/// Independent decoders read our wire as we do: field by field, what terminal and host really say to each other, and a sample of every message of the protocol.
/// </summary>
[TestClass]
public sealed class DecoderTests
{
    private const string Said = "said: ";
    private const string Sample = "sample: ";

    private static readonly Lazy<Dictionary<string, byte[]>> Messages = new(() =>
        Traffic.Hear().Select(each => (Said + each.Key, each.Value))
            .Concat(Samples.Names.Select(name => (Sample + name, Samples.Build(name))))
            .ToDictionary());

    private static readonly Lazy<Dictionary<string, Reading>> ByTshark = new(() => Read(Tshark.Read));
    private static readonly Lazy<Dictionary<string, Reading>> ByNpm = new(() => Read(NpmDecoder.Read));

    public static IEnumerable<object[]> Names => Traffic.Names.Select(name => Said + name).Concat(Samples.Names.Select(name => Sample + name)).Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Tshark_reads_what_we_read(string name) => AssertAgreement(name, ByTshark.Value, 0);

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void The_npm_package_reads_what_we_read(string name) => AssertAgreement(name, ByNpm.Value, Field.Mac);

    [TestMethod]
    public void Every_message_type_is_compared()
    {
        var types = typeof(Mti).GetFields(BindingFlags.Public | BindingFlags.Static).Select(type => (int)type.GetRawConstantValue()!);
        int[] missing = [.. types.Except(Messages.Value.Values.Select(bytes => Reading.Parsed(bytes).Mti))];
        Assert.IsEmpty(missing, "Not compared: " + string.Join(' ', missing));
    }

    [TestMethod]
    public void Every_field_is_compared()
    {
        var fields = Enumerable.Range(0, FieldTable.Count).Select(FieldTable.NumberAt);
        int[] missing = [.. fields.Except(Messages.Value.Values.SelectMany(bytes => Reading.Own(bytes).Fields.Keys))];
        Assert.IsEmpty(missing, "Not compared: " + string.Join(' ', missing));
    }

    private static void AssertAgreement(string name, Dictionary<string, Reading> others, int leftAside)
    {
        Assert.IsTrue(Messages.Value.TryGetValue(name, out byte[]? bytes), "It was not said.");
        IReadOnlyList<string> differences = Reading.Own(bytes!).DifferencesFrom(others[name], leftAside);
        Assert.IsEmpty(differences, string.Join('\n', differences));
    }

    // One run of the program for all messages.
    private static Dictionary<string, Reading> Read(Func<IEnumerable<byte[]>, IReadOnlyList<Reading>> decoder)
    {
        IReadOnlyList<Reading> readings = decoder(Messages.Value.Values);
        Assert.HasCount(Messages.Value.Count, readings, "A message for each.");
        return Messages.Value.Keys.Zip(readings).ToDictionary();
    }
}
