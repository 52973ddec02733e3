using Terminal.Core.Ports;

namespace Terminal.Board.Storage;

/// <summary>The flash as one run of the firmware sees it.</summary>
internal sealed class MountedFlash(Flash flash, PowerSession power) : IFileStore
{
    public string[]? List(string folder)
    {
        power.Check();
        return flash.List(folder);
    }

    public int Read(string name, byte[] buffer)
    {
        power.Check();
        return flash.Read(name, buffer);
    }

    public int Read(string name, int offset, byte[] buffer, int count)
    {
        power.Check();
        return flash.Read(name, offset, buffer, count);
    }

    public int Length(string name)
    {
        power.Check();
        return flash.Length(name);
    }

    public bool Append(string name, byte[] data, int length)
    {
        power.Check();
        bool isDone = flash.Append(name, data, length);
        flash.Tell(name);
        return isDone;
    }

    public bool Write(string name, byte[] data, int length)
    {
        power.Check();
        bool isDone = flash.Write(name, data, length);
        flash.Tell(name);
        return isDone;
    }

    public bool Delete(string name)
    {
        power.Check();
        bool isDone = flash.Delete(name);
        flash.Tell(name);
        return isDone;
    }
}
