using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Terminal.Core.Ports;

namespace Terminal.Board.Storage;

/// <summary>
/// The flash with its file system: it outlives the power, counts its blocks as LittleFS does, and fails where a plan says so.
/// The firmware reaches it through <see cref="Mount"/>, the desk through everything else.
/// </summary>
public sealed class Flash
{
    private readonly object _gate = new();
    private readonly Dictionary<string, byte[]> _files = [];
    private readonly List<FlashOperation> _log = [];
    private readonly string? _folder;
    private FlashFault? _fault;

    /// <summary>A flash.</summary>
    /// <param name="blocks">Its size in blocks of 4,096 bytes; 64 is the file system of a stock board of 4 MB.</param>
    /// <param name="folder">Where on the desk its files are kept from run to run; null keeps them in memory only.</param>
    public Flash(int blocks = 64, string? folder = null)
    {
        Blocks = blocks;
        _folder = folder;
        if (folder is null || !Directory.Exists(folder))
            return;
        foreach (string path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (IsName(name))
                _files[name] = File.ReadAllBytes(path);
        }
    }

    /// <summary>Blocks of 4,096 bytes there are.</summary>
    public int Blocks { get; }

    /// <summary>Blocks in use.</summary>
    public int BlocksUsed
    {
        get
        {
            lock (_gate)
                return LittleFsSize.Blocks(Sizes());
        }
    }

    /// <summary>What the firmware has asked for since <see cref="Arm"/>, the broken operation included.</summary>
    public IReadOnlyList<FlashOperation> Log
    {
        get
        {
            lock (_gate)
                return _log.ToArray();
        }
    }

    /// <summary>The firmware has written, added to or deleted a file, perhaps in vain; on the firmware's thread, with the file's name.</summary>
    public event Action<string>? Changed;

    internal DeviceBoard? Board { get; set; }

    /// <summary>Opens the file system for the present run of the firmware.</summary>
    /// <exception cref="PowerCutException">The power is off; the store throws it, too, after the power was cut.</exception>
    public IFileStore Mount()
    {
        if (Board is not { } board)
            throw new InvalidOperationException("This flash is on no board.");
        return new MountedFlash(this, board.Session);
    }

    /// <summary>Counts operations anew, from 0, and plans one fault among them; null plans none.</summary>
    public void Arm(FlashFault? fault)
    {
        lock (_gate)
        {
            _log.Clear();
            _fault = fault;
        }
    }

    /// <summary>All files by name, copied.</summary>
    public IReadOnlyDictionary<string, byte[]> Snapshot()
    {
        lock (_gate)
            return _files.ToDictionary(file => file.Key, file => (byte[])file.Value.Clone());
    }

    /// <summary>Makes the files those of a snapshot, all others gone.</summary>
    public void Restore(IReadOnlyDictionary<string, byte[]> snapshot)
    {
        lock (_gate)
        {
            foreach (string name in _files.Keys.Except(snapshot.Keys).ToArray())
                Remove(name);
            foreach (var (name, contents) in snapshot)
                Store(Named(name), (byte[])contents.Clone());
        }
    }

    /// <summary>Puts a file there from the desk: not an operation of the firmware, and no fault strikes it.</summary>
    public void Put(string name, byte[] contents)
    {
        lock (_gate)
            Store(Named(name), (byte[])contents.Clone());
    }

    /// <summary>Changes one bit of a file, as worn flash does; LittleFS does not notice.</summary>
    /// <param name="name">The file.</param>
    /// <param name="bit">From 0, the lowest bit of the first byte.</param>
    public void FlipBit(string name, int bit)
    {
        lock (_gate)
        {
            var contents = (byte[])_files[name].Clone();
            contents[bit / 8] ^= (byte)(1 << bit % 8);
            Store(name, contents);
        }
    }

    internal void Tell(string name) => Changed?.Invoke(name);

    internal string[]? List(string folder)
    {
        var fault = Begin(FlashAction.List, folder, 0);
        if (fault is { Kind: FlashFaultKind.IoError })
            return null;
        lock (_gate)
        {
            return _files.Keys
                .Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal))
                .Select(name => name[(folder.Length + 1)..])
                .ToArray();
        }
    }

    internal int Read(string name, byte[] buffer)
    {
        var fault = Begin(FlashAction.Read, Named(name), 0);
        if (fault is { Kind: FlashFaultKind.IoError })
            return FileStatus.Unreadable;
        lock (_gate)
        {
            if (!_files.TryGetValue(name, out var contents))
                return FileStatus.Missing;
            if (contents.Length > buffer.Length)
                return FileStatus.Unreadable;
            contents.CopyTo(buffer, 0);
            return contents.Length;
        }
    }

    internal int Read(string name, int offset, byte[] buffer, int count)
    {
        var fault = Begin(FlashAction.ReadPart, Named(name), count);
        if (fault is { Kind: FlashFaultKind.IoError })
            return FileStatus.Unreadable;
        lock (_gate)
        {
            if (!_files.TryGetValue(name, out var contents))
                return FileStatus.Missing;
            int length = Math.Clamp(contents.Length - offset, 0, count);
            if (length > 0)
                contents.AsSpan(offset, length).CopyTo(buffer);
            return length;
        }
    }

    internal int Length(string name)
    {
        var fault = Begin(FlashAction.ReadPart, Named(name), 0);
        if (fault is { Kind: FlashFaultKind.IoError })
            return FileStatus.Unreadable;
        lock (_gate)
            return _files.TryGetValue(name, out var contents) ? contents.Length : FileStatus.Missing;
    }

    internal bool Append(string name, byte[] data, int length)
    {
        byte[] added = data.AsSpan(0, length).ToArray();
        var fault = Begin(FlashAction.Append, Named(name), length, () => Leave(name, added, Contents(name)));
        if (fault is not null)
        {
            if (fault.Kind == FlashFaultKind.IoError)
                Leave(name, added, Contents(name));
            return false;
        }
        lock (_gate)
        {
            byte[] old = Contents(name);
            if (!FitsAppended(name, old.Length, length))
                return false;
            Store(name, [.. old, .. added]);
            return true;
        }
    }

    internal bool Write(string name, byte[] data, int length)
    {
        var contents = data.AsSpan(0, length).ToArray();
        var fault = Begin(FlashAction.Write, Named(name), length, () => Leave(name, contents));
        if (fault is not null)
        {
            if (fault.Kind == FlashFaultKind.IoError)
                Leave(name, contents);
            return false;
        }
        lock (_gate)
        {
            if (!Fits(name, length))
                return false;
            Store(name, contents);
            return true;
        }
    }

    internal bool Delete(string name)
    {
        var fault = Begin(FlashAction.Delete, Named(name), 0, () => Leave(name, null));
        if (fault is { Kind: FlashFaultKind.IoError })
        {
            Leave(name, null);
            return false;
        }
        lock (_gate)
            Remove(name);
        return true;
    }

    private static bool IsName(string name)
    {
        int slash = name.IndexOf('/');
        return slash > 0 && slash < name.Length - 1 && slash == name.LastIndexOf('/') && !name.StartsWith('.') && name[slash + 1] != '.'
            && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-' or '_' or '/');
    }

    private static string Named(string name) =>
        IsName(name) ? name : throw new ArgumentException($"\"{name}\" is not folder/name in lower case.", nameof(name));

    /// <summary>Logs an operation and finds what is planned for it; a cut of the power happens here.</summary>
    private FlashFault? Begin(FlashAction action, string name, int length, Action? leave = null)
    {
        FlashFault? fault;
        lock (_gate)
        {
            fault = _fault?.Operation == _log.Count ? _fault : null;
            _log.Add(new FlashOperation(action, name, length));
        }
        if (fault is not { Kind: FlashFaultKind.PowerCut })
            return fault;
        leave?.Invoke();
        Board!.CutPower();
        throw new PowerCutException();
    }

    /// <summary>Leaves what the fault says of a write, or of a deletion (no contents).</summary>
    /// <param name="name">The file.</param>
    /// <param name="contents">What was to be written; null for a deletion.</param>
    /// <param name="before">What it was to be written behind; null when it was to replace the file.</param>
    private void Leave(string name, byte[]? contents, byte[]? before = null)
    {
        lock (_gate)
        {
            switch (_fault!.Leaves)
            {
                case CutLeaves.Torn when contents is not null:
                    Store(name, [.. before ?? [], .. contents[..Math.Min(_fault.Bytes, contents.Length)]]);
                    break;
                case CutLeaves.New when contents is not null:
                    Store(name, [.. before ?? [], .. contents]);
                    break;
                case CutLeaves.Missing when before is { Length: > 0 }:
                    // LittleFS never takes away what a closed file held before it was opened to append.
                    break;
                case CutLeaves.Missing or CutLeaves.New:
                    Remove(name);
                    break;
            }
        }
    }

    /// <summary>Whether a write has room: LittleFS copies on write, so the old contents are still there while the new are written.</summary>
    private bool Fits(string name, int length)
    {
        int old = _files.TryGetValue(name, out var contents) ? LittleFsSize.ContentBlocks(contents.Length) : 0;
        return LittleFsSize.Blocks(Sizes().Where(file => file.Key != name).Append(new(name, length))) + old <= Blocks;
    }

    /// <summary>Whether more bytes have room behind a file's: only its last block is copied, since the blocks before it do not change.</summary>
    private bool FitsAppended(string name, int old, int length)
    {
        int copied = LittleFsSize.ContentBlocks(old) > 0 ? 1 : 0;
        return LittleFsSize.Blocks(Sizes().Where(file => file.Key != name).Append(new(name, old + length))) + copied <= Blocks;
    }

    private byte[] Contents(string name) => _files.GetValueOrDefault(name, []);

    private IEnumerable<KeyValuePair<string, int>> Sizes() =>
        _files.Select(file => new KeyValuePair<string, int>(file.Key, file.Value.Length));

    private void Store(string name, byte[] contents)
    {
        _files[name] = contents;
        if (_folder is null)
            return;
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, contents);
    }

    private void Remove(string name)
    {
        if (_files.Remove(name) && _folder is not null)
            File.Delete(Path.Combine(_folder, name));
    }
}
