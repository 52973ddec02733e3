using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Terminal.Board.Parts;

/// <summary>What the printer makes of the bytes that had their turn: ESC/POS commands, and characters in the styles that those set.</summary>
internal sealed class EscPosInterpreter(ReceiptPrinter printer, PrintMechanism mechanism)
{
    private const byte Esc = 0x1B;
    private const byte Fs = 0x1C;
    private const byte Gs = 0x1D;
    private const int CutterDots = 120;

    private static readonly Encoding CodePage437 = CodePagesEncodingProvider.Instance.GetEncoding(437)!;
    private static readonly Encoding CodePage866 = CodePagesEncodingProvider.Instance.GetEncoding(866)!;

    private readonly List<byte> _command = [];
    private readonly List<PaperRun> _runs = [];
    private Encoding _codePage = CodePage437;
    private PaperAlignment _alignment;
    private bool _bold;
    private bool _underlined;
    private bool _small;
    private int _width = 1;
    private int _height = 1;
    private int _spacing = PrintMechanism.LineDots;
    private int _used;

    /// <summary>Loses the command begun, the line begun and every setting.</summary>
    public void LosePower()
    {
        _command.Clear();
        Reset();
    }

    /// <summary>Takes the next byte.</summary>
    public void Take(byte value)
    {
        if (_command.Count == 0)
        {
            switch (value)
            {
                case 0x0A:
                    EndLine();
                    return;
                case 0x0D:
                    return;
                case Esc or Gs or Fs:
                    _command.Add(value);
                    return;
                case < 0x20 or 0x7F:
                    printer.Note("Byte", value);
                    return;
                default:
                    Character(value);
                    return;
            }
        }
        _command.Add(value);
        if (_command.Count < Length())
            return;
        var command = _command.ToArray();
        _command.Clear();
        Obey(command);
    }

    /// <summary>How long the command begun is; one that is not known ends after its second byte.</summary>
    private int Length() => (_command[0], _command[1]) switch
    {
        (Esc, (byte)'!' or (byte)'-' or (byte)'3' or (byte)'E' or (byte)'G' or (byte)'J' or (byte)'M' or (byte)'a' or (byte)'d' or (byte)'t') => 3,
        (Gs, (byte)'!' or (byte)'r') => 3,
        (Gs, (byte)'V') => _command.Count > 2 && _command[2] is 65 or 66 ? 4 : 3,
        _ => 2,
    };

    private void Obey(byte[] command)
    {
        int n = command[^1];
        switch ((command[0], (char)command[1]))
        {
            case (Esc, '@'):
                Reset();
                break;
            case (Esc, '!'):
                (_small, _bold, _underlined) = ((n & 0x01) != 0, (n & 0x08) != 0, (n & 0x80) != 0);
                (_height, _width) = ((n & 0x10) != 0 ? 2 : 1, (n & 0x20) != 0 ? 2 : 1);
                break;
            case (Esc, '-') when n is 0 or 1 or 2 or '0' or '1' or '2':
                _underlined = (n & 3) != 0;
                break;
            case (Esc, 'E' or 'G'):
                _bold = (n & 1) != 0;
                break;
            case (Esc, 'M') when n is 0 or 1 or '0' or '1':
                _small = (n & 1) != 0;
                break;
            case (Esc, 'a') when n is 0 or 1 or 2 or '0' or '1' or '2':
                if (_used > 0)
                    printer.Note("ESC a within a line", (byte)n);
                else
                    _alignment = (PaperAlignment)(n & 3);
                break;
            case (Esc, 't') when n is 0 or 17:
                _codePage = n == 17 ? CodePage866 : CodePage437;
                break;
            case (Esc, '2'):
                _spacing = PrintMechanism.LineDots;
                break;
            case (Esc, '3'):
                _spacing = n;
                break;
            case (Esc, 'd'):
                EndText();
                mechanism.Blank(PaperKind.Feed, n * _spacing);
                break;
            case (Esc, 'J'):
                EndText();
                mechanism.Blank(PaperKind.Feed, n);
                break;
            case (Gs, '!') when (n & 0x88) == 0:
                (_width, _height) = ((n >> 4) + 1, (n & 7) + 1);
                break;
            case (Gs, 'r') when n is 1 or '1':
                // Bits 0 and 1: near end; the paper's end cannot be reported here, for then this command is not reached.
                printer.Answer(printer.IsNearEnd ? 0x03 : 0);
                break;
            case (Gs, 'V') when command[2] is 0 or 1 or (byte)'0' or (byte)'1' or 65 or 66:
                if (_used > 0)
                {
                    printer.Note("GS V within a line", command[2]);
                    break;
                }
                mechanism.Blank(PaperKind.Cut, command.Length == 4 ? CutterDots + n : 0);
                break;
            case (Fs, '.'):
                break;
            default:
                printer.Note(command[0] switch { Esc => "ESC", Gs => "GS", _ => "FS" }, command[1..]);
                break;
        }
    }

    private void Character(byte value)
    {
        int dots = (_small ? 9 : 12) * _width;
        if (_used + dots > ReceiptPrinter.Width)
            EndLine();
        _used += dots;
        string text = _codePage.GetString([value]);
        var style = new PaperRun("", _bold, _width, _height, _underlined, _small);
        if (_runs.Count > 0 && _runs[^1] with { Text = "" } == style)
            _runs[^1] = style with { Text = _runs[^1].Text + text };
        else
            _runs.Add(style with { Text = text });
    }

    private void EndText()
    {
        if (_used > 0)
            EndLine();
    }

    private void EndLine()
    {
        int height = _runs.Select(run => run.Height * (run.Small ? 17 : 24)).DefaultIfEmpty(0).Max();
        var line = new PaperLine(PaperKind.Text, _alignment, _runs.ToArray(), Math.Max(_spacing, height));
        _runs.Clear();
        _used = 0;
        mechanism.Print(line);
    }

    private void Reset()
    {
        _runs.Clear();
        _used = 0;
        _codePage = CodePage437;
        _alignment = PaperAlignment.Left;
        _bold = _underlined = _small = false;
        _width = _height = 1;
        _spacing = PrintMechanism.LineDots;
    }
}
