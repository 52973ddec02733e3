// room: Core
using System;
using System.Collections;
using System.Text;

namespace Terminal.Core.Samples;

public delegate void Listener(int value);

public enum Colour
{
    Red,
    Green,
}

public readonly struct Amount
{
    public Amount(long cents) => Cents = cents;

    public long Cents { get; }

    public static Amount operator +(in Amount left, in Amount right) => new Amount(left.Cents + right.Cents);
}

public static class Extensions
{
    public static bool IsDigit(this byte character) => character is >= (byte)'0' and <= (byte)'9';
}

public interface IShape
{
    int Area { get; }
}

public sealed class Square : IShape
{
    public int Side { get; init; }

    public string? Label { get; init; }

    public int Area => Side * Side;
}

public sealed class Language : IDisposable
{
    private static readonly byte[] Digits = { (byte)'0', (byte)'1', (byte)'2', (byte)'3' };

    private readonly int[][] _rows = { new[] { 1, 2 }, new[] { 3 } };
    private readonly object _lock = new object();

    public event EventHandler? Changed;

    public event Listener? Counted;

    public string this[int row] => $"row {row}: {_rows[row].Length} cells";

    public static string Name(Colour colour) => colour switch
    {
        Colour.Red => "red",
        Colour.Green => "green",
        _ => throw new ArgumentException(nameof(colour)),
    };

    public static int Value(string word)
    {
        switch (word)
        {
            case "one": return 1;
            case "two": return 2;
            case "three": return 3;
            case "four": return 4;
            case "five": return 5;
            case "six": return 6;
            case "seven": return 7;
            default: return 0;
        }
    }

    public static int Length(in Amount amount, string? text)
    {
        int Twice(int number) => number * 2;
        return Twice(text is { Length: > 0 } some ? some.Length : (int)amount.Cents);
    }

    public int Sum(int start)
    {
        var total = start;
        Action add = () =>
        {
            foreach (var row in _rows)
            {
                foreach (var cell in row)
                {
                    total += cell;
                }
            }
        };
        lock (_lock)
        {
            add();
        }

        Changed?.Invoke(this, EventArgs.Empty);
        Counted?.Invoke(total);
        Counted += value => total = value;
        return total;
    }

    public string Describe(object thing)
    {
        using var other = new Language();
        var list = new ArrayList { thing, Digits.Length, new Square { Side = 2, Label = "small" } };
        var text = new StringBuilder();
        foreach (object item in list)
        {
            text.Append(item switch { IShape shape => shape.Area.ToString(), string word => word, null => "nothing", _ => "?" });
        }

        return text.ToString() + other[0] + (Digits[0].IsDigit() ? "1" : "0");
    }

    public void Dispose()
    {
        try
        {
            Sum(0);
        }
        finally
        {
            Counted = null;
        }
    }

    public static bool TryDescribe(Language language, object thing)
    {
        try
        {
            return language.Describe(thing).Length > 0;
        }
        catch (Exception error) when (error.Message is not null)
        {
            return false;
        }
    }

    public static bool TryOut(string text, out int number, ref int tries)
    {
        tries++;
        return int.TryParse(text, out number);
    }
}
