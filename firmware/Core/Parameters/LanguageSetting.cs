using Terminal.Core.Ports;
using Terminal.Core.Texts;

namespace Terminal.Core.Parameters;

/// <summary>The language that the merchant chose in the menu: a file of one byte beside the acquirer's parameters, which goes before them (a folder of its own would take two blocks of the flash).</summary>
public static class LanguageSetting
{
    private const string Name = "parameters/language";

    /// <summary>The merchant's choice; the acquirer's when there is none.</summary>
    public static Language Read(IFileStore files, Language acquirers)
    {
        byte[] file = new byte[1];
        return files.Read(Name, file) == 1 && file[0] <= (byte)Language.Russian ? (Language)file[0] : acquirers;
    }

    /// <summary>Keeps the merchant's choice.</summary>
    /// <returns>False when the flash refused it: it holds until the next start only.</returns>
    public static bool Write(IFileStore files, Language language) => files.Write(Name, new byte[] { (byte)language }, 1);
}
