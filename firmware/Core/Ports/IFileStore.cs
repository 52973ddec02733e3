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

    /// <summary>Reads a part of a file.</summary>
    /// <param name="name">The file.</param>
    /// <param name="offset">The first byte wanted, from 0.</param>
    /// <param name="buffer">Receives the bytes, from its start.</param>
    /// <param name="count">How many are wanted; at most the buffer's length.</param>
    /// <returns>How many there were: fewer than wanted where the file ends; or <see cref="FileStatus.Missing"/> or <see cref="FileStatus.Unreadable"/>.</returns>
    int Read(string name, int offset, byte[] buffer, int count);

    /// <summary>The length of a file in bytes.</summary>
    /// <returns>It, or <see cref="FileStatus.Missing"/> or <see cref="FileStatus.Unreadable"/>.</returns>
    int Length(string name);

    /// <summary>Writes a whole new file, or replaces one, and closes it: on return it is durable.</summary>
    /// <returns>False when it could not be written (file system full, I/O error): the file may then be old, new, torn or missing.</returns>
    bool Write(string name, byte[] data, int length);

    /// <summary>Adds bytes at the end of a file, made when missing, and closes it: on return they are durable.</summary>
    /// <returns>False when that failed: any number of the bytes, from the first on, may be there.</returns>
    bool Append(string name, byte[] data, int length);

    /// <summary>Deletes a file; one that is missing already counts as deleted.</summary>
    /// <returns>False when the file may still be there.</returns>
    bool Delete(string name);
}
