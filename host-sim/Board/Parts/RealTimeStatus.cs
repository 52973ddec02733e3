using System;
using System.Collections.Generic;

namespace Terminal.Board.Parts;

/// <summary><c>DLE EOT n</c>, which the printer answers as it arrives, ahead of the buffer and in every state; every other byte is passed on to the buffer.</summary>
internal sealed class RealTimeStatus(ReceiptPrinter printer, Action<byte> pass)
{
    private const byte Dle = 0x10;
    private const byte Eot = 0x04;

    private readonly List<byte> _begun = [];

    /// <summary>Loses the request begun.</summary>
    public void LosePower() => _begun.Clear();

    /// <summary>Takes a byte off the line.</summary>
    public void Take(byte value)
    {
        _begun.Add(value);
        switch (_begun.Count)
        {
            case 1 when value == Dle:
            case 2 when value == Eot:
                return;
            case 3:
                Answer(value);
                break;
            case 2 when value == Dle:
                pass(Dle);
                _begun.RemoveAt(1);
                return;
            default:
                _begun.ForEach(pass);
                break;
        }
        _begun.Clear();
    }

    private void Answer(byte which)
    {
        // Bits 1 and 4 are always set: that tells these answers from other bytes.
        switch (which)
        {
            case 1:
                printer.Answer(0x12 | (printer.IsOnline ? 0 : 0x08));
                break;
            case 2:
                printer.Answer(0x12 | (printer.CoverOpen ? 0x04 : 0) | (printer.PaperOut ? 0x20 : 0));
                break;
            case 3:
                printer.Answer(0x12);
                break;
            case 4:
                printer.Answer(0x12 | (printer.IsNearEnd ? 0x0C : 0) | (printer.PaperOut ? 0x60 : 0));
                break;
            default:
                printer.Note("DLE EOT", which);
                break;
        }
    }
}
