using System.Collections.Generic;
using System.Linq;
using Terminal.Core.Ports;

namespace Terminal.Tests.StopLists;

/// <summary>A terminal's files in memory.</summary>
internal sealed class MemoryFiles : IFileStore
{
    private readonly Dictionary<string, byte[]> _files = [];

    public string[]? List(string folder) => [.. _files.Keys.Where(name => name.StartsWith(folder + "/")).Select(name => name[(folder.Length + 1)..])];

    public int Read(string name, byte[] buffer) => Read(name, 0, buffer, buffer.Length);

    public int Read(string name, int offset, byte[] buffer, int count)
    {
        if (!_files.TryGetValue(name, out byte[]? file))
            return FileStatus.Missing;
        int read = Math.Clamp(file.Length - offset, 0, count);
        Array.Copy(file, Math.Min(offset, file.Length), buffer, 0, read);
        return read;
    }

    public int Length(string name) => _files.TryGetValue(name, out byte[]? file) ? file.Length : FileStatus.Missing;

    public bool Write(string name, byte[] data, int length)
    {
        _files[name] = data[..length];
        return true;
    }

    public bool Append(string name, byte[] data, int length)
    {
        _files[name] = [.. _files.GetValueOrDefault(name, []), .. data[..length]];
        return true;
    }

    public bool Delete(string name)
    {
        _files.Remove(name);
        return true;
    }
}
