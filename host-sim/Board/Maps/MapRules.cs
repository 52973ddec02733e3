using System.Collections.Generic;
using System.Linq;

namespace Terminal.Board.Maps;

/// <summary>What a map of pins must keep to, so that the board starts, every part works, and nothing is harmed.</summary>
public static class MapRules
{
    /// <summary>What is wrong with a map, a sentence each; empty when nothing is.</summary>
    public static IReadOnlyList<string> Faults(BoardMap board, ChipMap chip)
    {
        var faults = new List<string>();
        faults.AddRange(board.Lines.Keys.Except(WiredLine.All.Select(line => line.Name)).Select(name => $"There is no line {name}."));
        foreach (WiredLine line in WiredLine.All)
        {
            if (!board.Lines.TryGetValue(line.Name, out MappedLine? mapped) || mapped.Gpio.Count != line.Count)
                faults.Add($"{line.Name} takes {line.Count} pins.");
            else
                faults.AddRange(mapped.Gpio.SelectMany(pin => Faults(board, chip, line, pin)));
        }
        faults.AddRange(board.Lines.Values.SelectMany(line => line.Gpio).GroupBy(pin => pin).Where(uses => uses.Count() > 1).Select(uses => $"GPIO {uses.Key} is used twice."));
        return faults;
    }

    private static IEnumerable<string> Faults(BoardMap board, ChipMap chip, WiredLine line, int pin)
    {
        if (!chip.Gpio.Contains(pin))
            yield return $"{line.Name}: there is no GPIO {pin}.";
        foreach (ReservedPins taken in chip.Reserved.Concat(board.UsedByTheBoard).Where(taken => taken.Gpio.Contains(pin)))
            yield return $"{line.Name}: GPIO {pin} belongs to {taken.By}.";
        if (chip.InputOnly.Contains(pin) && line.Drives)
            yield return $"{line.Name}: GPIO {pin} is an input only.";
        if (chip.InputOnly.Contains(pin) && line == WiredLine.KeypadColumns && !board.HasPullUpsOutside)
            yield return $"{line.Name}: GPIO {pin} has no pull-up.";
        // A part that leaves a pin alone cannot harm the start; one that pulls it must pull it where the chip wants it.
        foreach (StrappingPin strap in chip.Strapping.Where(strap => strap.Gpio == pin && line.Rest != "none" && line.Rest != strap.Level))
            yield return $"{line.Name}: GPIO {pin} is read at reset, and this part pulls it {line.Rest}: {strap.Otherwise}.";
        if (line.MindsPulses && chip.PulsesAtStart.Contains(pin))
            yield return $"{line.Name}: GPIO {pin} pulses while the chip starts.";
    }
}
