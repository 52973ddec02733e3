using System;
using System.Collections.Generic;
using System.Linq;
using Terminal.Core.Ports;

namespace Terminal.Bench;

/// <summary>A copy of the chip's files, for the firmware's own reading code: nothing can be changed in it, and nothing of it reaches the chip.</summary>
internal sealed class FlashCopy(IReadOnlyDictionary<string, byte[]> files) : IFileStore
{
    public string[]? List(string folder) => [.. files.Keys.Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal)).Select(name => name[(folder.Length + 1)..])];

    public int Read(string name, byte[] buffer) => Length(name) > buffer.Length ? FileStatus.Unreadable : Read(name, 0, buffer, buffer.Length);

    public int Read(string name, int offset, byte[] buffer, int count)
    {
        if (!files.TryGetValue(name, out byte[]? file))
            return FileStatus.Missing;
        var part = file.AsSpan(Math.Min(offset, file.Length));
        part = part[..Math.Min(count, part.Length)];
        part.CopyTo(buffer);
        return part.Length;
    }

    public int Length(string name) => files.TryGetValue(name, out byte[]? file) ? file.Length : FileStatus.Missing;

    public bool Write(string name, byte[] data, int length) => false;

    public bool Append(string name, byte[] data, int length) => false;

    public bool Delete(string name) => false;
}
