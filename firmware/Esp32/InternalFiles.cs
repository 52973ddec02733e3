using System;
using System.IO;
using Terminal.Core.Ports;

namespace Terminal.Esp32;

/// <summary>
/// The terminal's files in a folder of the device's file system: on the board <c>I:\terminal</c>, since the root of <c>I:</c> also holds the
/// network and certificate settings. Each file is opened, used and closed within one call: on LittleFS only closing makes it durable.
/// </summary>
public sealed class InternalFiles : IFileStore
{
    private readonly string _root;

    /// <summary>Names the folder; it is made by the first <see cref="Write"/>.</summary>
    /// <param name="root">The path of the folder, without a separator at its end; its parent exists.</param>
    public InternalFiles(string root) => _root = root;

    /// <inheritdoc/>
    public string[]? List(string folder) => TryList(Path.Combine(_root, folder));

    /// <inheritdoc/>
    public int Read(string name, byte[] buffer) => TryRead(PathOf(name), buffer);

    /// <inheritdoc/>
    public int Read(string name, int offset, byte[] buffer, int count) => TryReadPart(PathOf(name), offset, buffer, count);

    /// <inheritdoc/>
    public int Length(string name) => TryLength(PathOf(name));

    /// <inheritdoc/>
    public bool Append(string name, byte[] data, int length) => TryWrite(_root, FolderOf(name), PathOf(name), FileMode.Append, data, length);

    /// <inheritdoc/>
    public bool Write(string name, byte[] data, int length) => TryWrite(_root, FolderOf(name), PathOf(name), FileMode.Create, data, length);

    /// <inheritdoc/>
    public bool Delete(string name) => TryDelete(PathOf(name));

    // Combined, since the device's separator is the backslash.
    private string FolderOf(string name) => Path.Combine(_root, name.Substring(0, name.IndexOf('/')));

    private string PathOf(string name) => Path.Combine(FolderOf(name), name.Substring(name.IndexOf('/') + 1));

    // In these methods: what may be missing is asked for first, for an exception costs the device's thread an unwind record wherever
    // a package catches it on the way; and what is thrown all the same is an answer to the caller.
    private static string[]? TryList(string path)
    {
        try
        {
            if (!Directory.Exists(path))
                return new string[0];
            string[] names = Directory.GetFiles(path);
            for (int i = 0; i < names.Length; i++)
                names[i] = Path.GetFileName(names[i]);
            return names;
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static int TryRead(string path, byte[] buffer)
    {
        try
        {
            if (!File.Exists(path))
                return FileStatus.Missing;
            using FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read);
            if (file.Length > buffer.Length)
                return FileStatus.Unreadable;
            return Fill(file, buffer, (int)file.Length);
        }
        catch (Exception)
        {
            return FileStatus.Unreadable;
        }
    }

    private static int TryReadPart(string path, int offset, byte[] buffer, int count)
    {
        try
        {
            if (!File.Exists(path))
                return FileStatus.Missing;
            using FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read);
            long left = file.Length - offset;
            if (left <= 0)
                return 0;
            file.Seek(offset, SeekOrigin.Begin);
            return Fill(file, buffer, left < count ? (int)left : count);
        }
        catch (Exception)
        {
            return FileStatus.Unreadable;
        }
    }

    private static int TryLength(string path)
    {
        try
        {
            if (!File.Exists(path))
                return FileStatus.Missing;
            using FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read);
            return (int)file.Length;
        }
        catch (Exception)
        {
            return FileStatus.Unreadable;
        }
    }

    private static int Fill(FileStream file, byte[] buffer, int length)
    {
        int count = 0;
        while (count < length)
        {
            int read = file.Read(buffer, count, length - count);
            if (read <= 0)
                return FileStatus.Unreadable;
            count += read;
        }

        return length;
    }

    private static bool TryWrite(string root, string folder, string path, FileMode mode, byte[] data, int length)
    {
        try
        {
            // One level at a time: LittleFS makes no parents.
            Ensure(root);
            Ensure(folder);
            using (FileStream file = new FileStream(path, mode, FileAccess.Write))
                file.Write(data, 0, length);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private static void Ensure(string folder)
    {
        if (!Directory.Exists(folder))
            Directory.CreateDirectory(folder);
    }

    private static bool TryDelete(string path)
    {
        try
        {
            if (File.Exists(path))
                File.Delete(path);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
