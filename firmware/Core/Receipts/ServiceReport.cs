using System;
using Terminal.Core.Parameters;
using Terminal.Core.Ports;
using Terminal.Core.Texts;

namespace Terminal.Core.Receipts;

/// <summary>Prints what the service prints: the report of a self-test, and a sample of letters and styles.</summary>
public sealed class ServiceReport
{
    private const int Columns = SaleReceipt.Columns;
    private const byte Space = 0x20;

    private readonly IPrinter _printer;
    private readonly byte[] _line = new byte[Columns];

    /// <summary>Prints on a printer.</summary>
    public ServiceReport(IPrinter printer)
    {
        _printer = printer;
    }

    /// <summary>Prints the report: a line for each check, with PASS or FAIL.</summary>
    /// <param name="parameters">Which terminal it is, and in which language.</param>
    /// <param name="version">Version of the program.</param>
    /// <param name="local">When, local time.</param>
    /// <param name="checks">What was tested: the lines of <see cref="Text.SelfTestChecks"/>, a figure after those that have one.</param>
    /// <param name="results">How each of them went.</param>
    /// <returns>The printer's state at the end: <see cref="PrinterState.Ready"/> when all came out.</returns>
    public PrinterState PrintSelfTest(TerminalParameters parameters, string version, DateTime local, string[] checks, bool[] results)
    {
        Language language = parameters.Language;
        byte[] title = CodePage.Bytes(Wording.Of(Text.SelfTestTitle, language));
        _printer.Line(title, 0, title.Length, LineStyle.Centred | LineStyle.Bold | LineStyle.DoubleHeight);
        Put(Wording.Of(Text.TerminalLabel, language), parameters.TerminalId);
        Put(Wording.Of(Text.ProgramLabel, language), CodePage.Bytes(version));
        CodePage.Fill(_line, Space);
        LocalTime.WriteDay(local, _line, 0);
        LocalTime.WriteTime(local, _line, Columns - LocalTime.TimeLength);
        _printer.Line(_line, 0, Columns, LineStyle.Plain);
        Rule();
        byte[] passed = CodePage.Bytes(Wording.Of(Text.Passed, language));
        byte[] failed = CodePage.Bytes(Wording.Of(Text.Failed, language));
        for (int i = 0; i < checks.Length; i++)
        {
            Put(checks[i], results[i] ? passed : failed);
        }

        Rule();
        return _printer.Finish();
    }

    /// <summary>Prints all printable characters of the code page, a rule and the four styles.</summary>
    /// <returns>As for <see cref="PrintSelfTest"/>.</returns>
    public PrinterState PrintSample()
    {
        // 20h to 7Fh, and 80h to FFh, a line a row of the table; 7Fh prints nothing.
        for (int first = Space; first < 256; first += Columns)
        {
            for (int i = 0; i < Columns; i++)
            {
                _line[i] = first + i == 0x7F ? Space : (byte)(first + i);
            }

            _printer.Line(_line, 0, Columns, LineStyle.Plain);
        }

        Rule();
        byte[] sample = CodePage.Bytes("0123456789 ABCDE");
        _printer.Line(sample, 0, sample.Length, LineStyle.Bold);
        _printer.Line(sample, 0, sample.Length, LineStyle.DoubleHeight);
        _printer.Line(sample, 0, sample.Length, LineStyle.DoubleWidth);
        _printer.Line(sample, 0, sample.Length, LineStyle.Centred);
        return _printer.Finish();
    }

    private void Put(string label, byte[] value)
    {
        CodePage.Fill(_line, Space);
        CodePage.Write(label, _line, 0);
        Array.Copy(value, 0, _line, Columns - value.Length, value.Length);
        _printer.Line(_line, 0, Columns, LineStyle.Plain);
    }

    private void Rule()
    {
        CodePage.Fill(_line, (byte)'-');
        _printer.Line(_line, 0, Columns, LineStyle.Plain);
    }
}
