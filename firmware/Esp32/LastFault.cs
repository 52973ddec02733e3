using System;
using System.Text;
using Terminal.Core.Ports;

namespace Terminal.Esp32;

/// <summary>Why the program ended, kept over the restart that follows.</summary>
public static class LastFault
{
    private const string New = "network/fault";
    private const string Shown = "network/fault.shown";
    private const int Capacity = 256;

    /// <summary>Keeps the kind of error and the calls that led to it; not its message, which may quote what was being worked on.</summary>
    public static void Keep(IFileStore files, Exception fault)
    {
        try
        {
            byte[] text = Encoding.UTF8.GetBytes(fault.GetType().Name + "\n" + fault.StackTrace);
            files.Write(New, text, text.Length < Capacity ? text.Length : Capacity);
        }
        catch (Exception)
        {
            // Without the memory to keep the reason there is still the restart.
        }
    }

    /// <summary>What was kept and has not been shown yet; empty when there is nothing. It stays in <c>network/fault.shown</c> for an engineer.</summary>
    public static string Take(IFileStore files)
    {
        byte[] text = new byte[Capacity];
        int length = files.Read(New, text);
        if (length <= 0)
            return "";

        files.Write(Shown, text, length);
        files.Delete(New);
        return Encoding.UTF8.GetString(text, 0, length);
    }
}
