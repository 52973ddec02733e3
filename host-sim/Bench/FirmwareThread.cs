using System;
using System.Threading;
using Terminal.Board;

namespace Terminal.Bench;

/// <summary>The chip's processor: runs the firmware from power on until the power goes. Anything else that ends it is a crash.</summary>
internal static class FirmwareThread
{
    /// <summary>Starts the firmware in a run of the board's power.</summary>
    /// <param name="board">A board with the power on.</param>
    /// <param name="program">The firmware from its first line; it never returns.</param>
    /// <param name="crashed">Told why, when the firmware ended though the power is on.</param>
    public static void Start(DeviceBoard board, Action program, Action<string> crashed)
    {
        // A background thread: firmware that hangs must not keep the program from ending.
        new Thread(() => Run(board, program, crashed)) { IsBackground = true, Name = "firmware" }.Start();
    }

    private static void Run(DeviceBoard board, Action program, Action<string> crashed)
    {
        try
        {
            using (board.Enter())
                program();
            crashed("The firmware returned from its main loop.");
        }
        catch (PowerCutException)
        {
            // The power went away, as the power plug or a restart asked.
        }
        catch (Exception failure)
        {
            crashed(failure.ToString());
        }
    }
}
