using Terminal.Core.Ports;

namespace Terminal.Tests.DeviceCost;

/// <summary>Prints nowhere, at no cost: what is left is the layout.</summary>
internal sealed class NullPrinter : IPrinter
{
    public int Lines { get; private set; }

    public PrinterState Ask() => PrinterState.Ready;

    public void Line(byte[] text, int offset, int length, LineStyle style) => Lines++;

    public PrinterState Finish() => PrinterState.Ready;
}
