using System;
using System.Collections.Generic;
using System.Linq;
using Terminal.Core.Ports;

namespace Terminal.Simulation.Parts;

/// <summary>Files as they were at one moment, for whoever reads them as the terminal would: nothing is written, so nothing is cleared away.</summary>
internal sealed class StillFiles(IReadOnlyDictionary<string, byte[]> files) : IFileStore
{
    public string[] List(string folder) => [.. files.Keys.Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal)).Select(name => name[(folder.Length + 1)..])];

    public int Read(string name, byte[] buffer)
    {
        if (!files.TryGetValue(name, out byte[]? file))
            return FileStatus.Missing;
        if (file.Length > buffer.Length)
            return FileStatus.Unreadable;
        file.CopyTo(buffer, 0);
        return file.Length;
    }

    public int Read(string name, int offset, byte[] buffer, int count)
    {
        if (!files.TryGetValue(name, out byte[]? file))
            return FileStatus.Missing;
        int length = Math.Clamp(file.Length - offset, 0, count);
        file.AsSpan(Math.Min(offset, file.Length), length).CopyTo(buffer);
        return length;
    }

    public int Length(string name) => files.TryGetValue(name, out byte[]? file) ? file.Length : FileStatus.Missing;

    public bool Write(string name, byte[] data, int length) => false;

    public bool Append(string name, byte[] data, int length) => false;

    public bool Delete(string name) => false;
}
