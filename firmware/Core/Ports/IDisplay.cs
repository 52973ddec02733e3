namespace Terminal.Core.Ports;

/// <summary>The merchant's screen: 8 lines of 21 characters.</summary>
public interface IDisplay
{
    /// <summary>Shows a whole screen; sends only what differs from the one before.</summary>
    /// <param name="cells">168 bytes, row by row, each a character of code page 866.</param>
    /// <param name="inverse">Bit n set: row n is drawn dark on light.</param>
    /// <returns>False when the display does not answer. No sale begins without it, one that was decided goes on; the next call starts it anew.</returns>
    bool Show(byte[] cells, byte inverse);
}
