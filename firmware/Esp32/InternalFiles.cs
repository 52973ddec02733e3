using System;
using System.IO;
using Terminal.Core.Ports;

namespace Terminal.Esp32;

/// <summary>
/// The terminal's files: on the board in folders right on <c>I:</c>, beside the network and certificate settings in its root, for the package takes each path apart and
/// puts it together again. Each file is opened, used and closed within one call: on LittleFS only closing makes it durable.
/// </summary>
public sealed class InternalFiles : IFileStore
{
    private const int DriveLength = 2;

    // The package lists of a folder what it can read and says nothing of the rest, or of a folder that it cannot open at all. A listing is whole when it has come to this
    // file: LittleFS keeps names sorted, and puts a new one in only where it can read all that stands before.
    private const string Last = "~";

    private readonly string _root;
    private readonly string _prefix;

    // The folders that are known to exist, each with the separator at its end: there are five.
    private readonly string[] _known = new string[8];
    private int _knownCount;

    // The last files that were read, each by its path: the stop list's are read with each sale, and to ask the package whether a file is there costs more than to open it.
    private readonly string[] _read = { "", "", "", "" };
    private int _nextRead;

    /// <summary>Names the place of the folders.</summary>
    /// <param name="root">A drive such as <c>I:</c>, or a folder, which is made by the first <see cref="Write"/> and whose parent exists; without a separator at its end.</param>
    public InternalFiles(string root)
    {
        _root = root;

        // The device's separator is the backslash, but it takes both, as the desktop does.
        _prefix = root + "/";
    }

    /// <inheritdoc/>
    public string[]? List(string folder) => TryList(this, folder);

    /// <inheritdoc/>
    public int Read(string name, byte[] buffer) => TryRead(this, _prefix + name, buffer);

    /// <inheritdoc/>
    public int Read(string name, int offset, byte[] buffer, int count) => TryReadPart(this, _prefix + name, offset, buffer, count);

    /// <inheritdoc/>
    public int Length(string name) => TryLength(this, _prefix + name);

    /// <inheritdoc/>
    public bool Append(string name, byte[] data, int length) => TryWrite(this, name, FileMode.Append, data, length);

    /// <inheritdoc/>
    public bool Write(string name, byte[] data, int length) => TryWrite(this, name, FileMode.Create, data, length);

    /// <inheritdoc/>
    public bool Delete(string name) => TryDelete(this, _prefix + name, IsInKnownFolder(name));

    // To ask the package costs as much as to write: once for each folder.
    private bool IsInKnownFolder(string name)
    {
        for (int i = 0; i < _knownCount; i++)
        {
            if (name.IndexOf(_known[i]) == 0)
                return true;
        }

        return false;
    }

    private bool IsThere(string path)
    {
        for (int i = 0; i < _read.Length; i++)
        {
            if (_read[i] == path)
                return true;
        }

        if (!File.Exists(path))
            return false;
        _read[_nextRead] = path;
        _nextRead = (_nextRead + 1) % _read.Length;
        return true;
    }

    private void Forget(string path)
    {
        for (int i = 0; i < _read.Length; i++)
        {
            if (_read[i] == path)
                _read[i] = "";
        }
    }

    // One level at a time: LittleFS makes no parents.
    private void MakeFolderOf(string name)
    {
        string folder = name.Substring(0, name.IndexOf('/') + 1);
        if (_root.Length > DriveLength)
            Ensure(_root);
        Ensure(_prefix + folder);
        if (_knownCount < _known.Length)
            _known[_knownCount++] = folder;
    }

    // In these methods: what may be missing is asked for first, for an exception costs the device's thread an unwind record wherever
    // a package catches it on the way; and what is thrown all the same is an answer to the caller.
    private static string[]? TryList(InternalFiles files, string folder)
    {
        try
        {
            string path = files._prefix + folder;
            if (!Directory.Exists(path))
                return new string[0];
            string[] names = Directory.GetFiles(path);
            int last = -1;
            for (int i = 0; i < names.Length; i++)
            {
                names[i] = NameIn(names[i]);
                if (names[i] == Last)
                    last = i;
            }

            if (last < 0)
                return TryWrite(files, folder + "/" + Last, FileMode.Create, new byte[1], 1) ? names : null;
            string[] others = new string[names.Length - 1];
            Array.Copy(names, 0, others, 0, last);
            Array.Copy(names, last + 1, others, last, others.Length - last);
            return others;
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static int TryRead(InternalFiles files, string path, byte[] buffer)
    {
        try
        {
            if (!files.IsThere(path))
                return FileStatus.Missing;
            using FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read);
            if (file.Length > buffer.Length)
                return FileStatus.Unreadable;
            return Fill(file, buffer, (int)file.Length);
        }
        catch (Exception)
        {
            files.Forget(path);
            return FileStatus.Unreadable;
        }
    }

    private static int TryReadPart(InternalFiles files, string path, int offset, byte[] buffer, int count)
    {
        try
        {
            if (!files.IsThere(path))
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
            files.Forget(path);
            return FileStatus.Unreadable;
        }
    }

    private static int TryLength(InternalFiles files, string path)
    {
        try
        {
            if (!files.IsThere(path))
                return FileStatus.Missing;
            using FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read);
            return (int)file.Length;
        }
        catch (Exception)
        {
            files.Forget(path);
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

    private static string NameIn(string path)
    {
        int slash = path.LastIndexOf('/');
        int backslash = path.LastIndexOf('\\');
        return path.Substring((slash > backslash ? slash : backslash) + 1);
    }

    private static bool TryWrite(InternalFiles files, string name, FileMode mode, byte[] data, int length)
    {
        try
        {
            if (!files.IsInKnownFolder(name))
                files.MakeFolderOf(name);
            using (FileStream file = new FileStream(files._prefix + name, mode, FileAccess.Write))
                file.Write(data, 0, length);
            return true;
        }
        catch (Exception)
        {
            files._knownCount = 0;
            files.Forget(files._prefix + name);
            return false;
        }
    }

    private static void Ensure(string folder)
    {
        if (!Directory.Exists(folder))
            Directory.CreateDirectory(folder);
    }

    // The package passes over a missing file, but not over a missing folder.
    private static bool TryDelete(InternalFiles files, string path, bool isInKnownFolder)
    {
        files.Forget(path);
        try
        {
            if (isInKnownFolder || File.Exists(path))
                File.Delete(path);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
