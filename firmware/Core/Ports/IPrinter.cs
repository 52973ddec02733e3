namespace Terminal.Core.Ports;

/// <summary>The receipt printer: 58 mm paper, 32 characters to the line.</summary>
public interface IPrinter
{
    /// <summary>Asks the printer for its state; takes at most about half a second.</summary>
    PrinterState Ask();

    /// <summary>Sends one line and its line feed, at the pace the printer can follow.</summary>
    /// <param name="text">Characters of code page 866.</param>
    /// <param name="offset">Where the line begins in <paramref name="text"/>.</param>
    /// <param name="length">0 to 32 characters; 0 feeds one empty line.</param>
    /// <param name="style">How it is printed.</param>
    void Line(byte[] text, int offset, int length, LineStyle style);

    /// <summary>Feeds the receipt out, cuts it and asks for the state again.</summary>
    /// <returns><see cref="PrinterState.Ready"/> only when all of it was printed.</returns>
    PrinterState Finish();
}
