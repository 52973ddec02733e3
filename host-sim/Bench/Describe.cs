using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Terminal.Acquirer.Exchanges;

namespace Terminal.Bench;

/// <summary>The verb <c>describe</c>: shows messages to a person, field by field, card data masked.</summary>
internal static class Describe
{
    private const string StandardInput = "-";

    /// <summary>The verb, for the command line.</summary>
    public static Command Verb()
    {
        var source = new Argument<string>("file")
        {
            Description = "File with the messages, one a line, as they are on the wire or as hexadecimal text; - reads standard input.",
        };
        var verb = new Command("describe", "Shows ISO 8583 messages field by field; card data is masked.") { source };
        verb.SetAction(parsed => Run(parsed.GetValue(source)!));
        return verb;
    }

    private static int Run(string source)
    {
        byte[] text;
        try
        {
            text = Read(source);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine("The messages cannot be read: " + refused.Message);
            return 1;
        }

        List<(int Line, byte[] Text)> messages = Lines(text);
        if (messages.Count == 0)
        {
            Console.Error.WriteLine("There is no message in the input.");
            return 1;
        }

        bool areReadable = true;
        foreach ((int line, byte[] message) in messages)
        {
            if (messages.Count > 1)
                Console.WriteLine($"{(line == messages[0].Line ? "" : Environment.NewLine)}Line {line}");
            string fault = Show(message);
            if (fault.Length == 0)
                continue;
            areReadable = false;
            Console.Error.WriteLine($"Line {line}: {fault}");
        }

        return areReadable ? 0 : 1;
    }

    private static byte[] Read(string source)
    {
        if (source != StandardInput)
            return File.ReadAllBytes(source);
        using Stream input = Console.OpenStandardInput();
        using var all = new MemoryStream();
        input.CopyTo(all);
        return all.ToArray();
    }

    // Lines that are not empty, with their numbers from 1 on.
    private static List<(int Line, byte[] Text)> Lines(byte[] text)
    {
        List<(int, byte[])> lines = [];
        int number = 0;
        foreach (Range range in text.AsSpan().Split((byte)'\n'))
        {
            number++;
            byte[] line = text[range].AsSpan().TrimEnd((byte)'\r').ToArray();
            if (line.Length > 0)
                lines.Add((number, line));
        }

        return lines;
    }

    // What is wrong; empty when all of it could be read. As every type begins with 0, its hexadecimal text begins with 3, and so no message does.
    private static string Show(byte[] line)
    {
        byte[] message = line;
        byte[] digits = [.. line.Where(character => character != ' ')];
        if (digits.Length > 0 && digits[0] == '3' && digits.All(character => char.IsAsciiHexDigit((char)character)))
        {
            if (digits.Length % 2 != 0)
                return $"{digits.Length} hexadecimal digits are no whole number of bytes.";
            message = Convert.FromHexString(digits);
        }

        IReadOnlyList<DescribedField> fields = MessageDescription.Of(message, message.Length, true);
        string fault = fields.FirstOrDefault(IsRemark)?.Meaning ?? "";
        if (fault.Length > 0)
            fields = [.. fields.Where(field => !IsRemark(field)).Select(WithoutValue)];
        if (fields.Count > 0)
            Console.WriteLine(MessageDescription.Lines(fields));
        return fault;
    }

    private static bool IsRemark(DescribedField field) => field.Label.Length == 0;

    // One wrong bit of the bitmap moves a card number into other fields: of a message that cannot be read whole only the type is shown.
    private static DescribedField WithoutValue(DescribedField field) => field.Label == "MTI" ? field : field with { Value = "not shown", Meaning = "" };
}
