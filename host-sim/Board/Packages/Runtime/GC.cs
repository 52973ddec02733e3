using Terminal.Board;

namespace nanoFramework.Runtime.Native;

/// <summary>The device's heap; the desk's has as much room as its board says.</summary>
public static class GC
{
    /// <summary>Collects what nobody refers to.</summary>
    /// <param name="compactHeap">Whether what is left is moved together as well.</param>
    /// <returns>Free bytes; as many as there can be where no board was entered.</returns>
    public static uint Run(bool compactHeap) => PowerSession.Current?.Board.FreeHeap ?? uint.MaxValue;

    /// <summary>Whether the device tells its debugger of each collection.</summary>
    public static void EnableGCMessages(bool enable)
    {
    }
}
