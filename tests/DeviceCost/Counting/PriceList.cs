using System.Collections.Generic;
using System.IO;
using Terminal.Tests.NanoProfile;

namespace Terminal.Tests.DeviceCost;

/// <summary>
/// The checked-in prices. A line is <c>member | instructions | bytes | where the price is from</c>; bytes are a number, <c>result</c> or their sum. A member is
/// <c>Type::Name(parameter types)</c>; <c>value Type</c> is a value on the heap, <c>handler Type</c> what leads to a handler of that type,
/// <c>object Type</c> what a package object holds of the heap as long as it lives.
/// </summary>
public sealed class PriceList
{
    private readonly Dictionary<string, Price> _prices = [];

    public static PriceList CheckedIn { get; } = new(Path.Combine(Repository.Root, "tests/DeviceCost/prices.txt"));

    private PriceList(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            var columns = line.Split('|', StringSplitOptions.TrimEntries);
            if (line.StartsWith('#') || line.Length == 0)
                continue;
            if (columns.Length != 4 || columns[3].Length == 0)
                throw new InvalidDataException($"prices.txt: '{line}': member | instructions | bytes | where from");
            int bytes = 0;
            bool result = false;
            foreach (var part in columns[2].Split('+', StringSplitOptions.TrimEntries))
            {
                if (part == "result")
                    result = true;
                else
                    bytes += int.Parse(part);
            }

            _prices.Add(columns[0], new Price(int.Parse(columns[1]), bytes, result));
        }
    }

    public IEnumerable<string> Names => _prices.Keys;

    /// <summary>Null when there is none.</summary>
    public Price? Find(string name) => _prices.GetValueOrDefault(name);
}
