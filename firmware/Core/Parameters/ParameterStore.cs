using Terminal.Core.Keys;
using Terminal.Core.Ports;

namespace Terminal.Core.Parameters;

/// <summary>
/// Where the parameter file lives: <see cref="ParameterFile.Name"/>, as an engineer provides it, and beside it <c>parameters/next</c>. A newer set is written over
/// the one of the two that is not in force, so that a power cut at any byte leaves a whole one; of two whole ones the higher number is in force.
/// </summary>
public sealed class ParameterStore
{
    private const string Other = "parameters/next";

    private readonly IFileStore _files;
    private readonly ICrypto _crypto;
    private readonly KeyRing _keys;
    private string _idle = Other;

    /// <summary>The parameters of a file store, genuine under the terminal's keys.</summary>
    public ParameterStore(IFileStore files, ICrypto crypto, KeyRing keys)
    {
        _files = files;
        _crypto = crypto;
        _keys = keys;
    }

    /// <summary>Reads the set that is in force.</summary>
    /// <returns>Null when there is none, or what there is is damaged or not meant for this terminal.</returns>
    public TerminalParameters? Recover()
    {
        byte[] file = new byte[ParameterFile.Capacity];
        TerminalParameters? first = Read(ParameterFile.Name, file);
        TerminalParameters? second = Read(Other, file);
        bool isSecond = second is not null && (first is null || second.Number > first.Number);
        _idle = isSecond ? ParameterFile.Name : Other;
        return isSecond ? second : first;
    }

    /// <summary>Puts a set from the acquirer in force: first in the flash, then in the object that everything goes by.</summary>
    /// <param name="file">Holds the parameter file.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="inForce">The set that <see cref="Recover"/> gave; becomes the new one.</param>
    /// <returns>
    /// False when nothing has changed: the file is not genuine, not newer, or not for this terminal, merchant and currency (which an engineer alone can change),
    /// or the flash refused it.
    /// </returns>
    public bool Replace(byte[] file, int length, TerminalParameters inForce)
    {
        TerminalParameters? parameters = ParameterFile.Read(file, length, _crypto, _keys);
        if (parameters is null || parameters.Number <= inForce.Number || !parameters.AreFor(inForce) || !_files.Write(_idle, file, length))
        {
            return false;
        }

        _idle = _idle == Other ? ParameterFile.Name : Other;
        inForce.Take(parameters);
        return true;
    }

    private TerminalParameters? Read(string name, byte[] file)
    {
        int length = _files.Read(name, file);
        return length > 0 ? ParameterFile.Read(file, length, _crypto, _keys) : null;
    }
}
