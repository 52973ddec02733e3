namespace Terminal.Core.Ports;

/// <summary>
/// The terminal's files in flash. Names are ASCII, <c>folder/name</c>, lower case. A failed operation is an answer, not an exception;
/// a power cut is an exception that nothing in Core catches.
/// </summary>
public interface IFileStore
{
    /// <summary>The names (without the folder) of the files of a folder, in no particular order; empty when there is no such folder.</summary>
    /// <returns>Null when the folder cannot be read: then nothing is known of what it holds.</returns>
    string[]? List(string folder);

    /// <summary>Reads a whole file.</summary>
    /// <returns>Its length in bytes, <see cref="FileStatus.Missing"/> or <see cref="FileStatus.Unreadable"/>.</returns>
    int Read(string name, byte[] buffer);

    /// <summary>Writes a whole new file, or replaces one, and closes it: on return it is durable.</summary>
    /// <returns>False when it could not be written (file system full, I/O error): the file may then be old, new, torn or missing.</returns>
    bool Write(string name, byte[] data, int length);

    /// <summary>Deletes a file; one that is missing already counts as deleted.</summary>
    /// <returns>False when the file may still be there.</returns>
    bool Delete(string name);
}
