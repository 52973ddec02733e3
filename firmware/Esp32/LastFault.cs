using System;
using System.Text;
using Terminal.Core.Ports;

namespace Terminal.Esp32;

/// <summary>Why the program ended, kept over the restart that follows.</summary>
internal static class LastFault
{
    private const string Name = "faults/last";
    private const int Capacity = 512;

    /// <summary>Keeps the kind of error and the calls that led to it, not its message: that may quote what was being worked on.</summary>
    internal static void Keep(IFileStore files, Exception fault)
    {
        try
        {
            byte[] text = Encoding.UTF8.GetBytes(fault.GetType().Name + "\n" + fault.StackTrace);
            files.Write(Name, text, text.Length < Capacity ? text.Length : Capacity);
        }
        catch (Exception)
        {
            // Without memory for the reason there is still the restart.
        }
    }

    /// <summary>What was kept, once; empty when there is nothing.</summary>
    internal static string Take(IFileStore files)
    {
        byte[] text = new byte[Capacity];
        int length = files.Read(Name, text);
        if (length <= 0)
            return "";

        files.Delete(Name);
        return Encoding.UTF8.GetString(text, 0, length);
    }
}
