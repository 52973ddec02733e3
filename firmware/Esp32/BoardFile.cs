using System.Text;
using nanoFramework.Runtime.Native;
using Terminal.Core;
using Terminal.Core.Ports;

namespace Terminal.Esp32;

/// <summary>
/// What the terminal must know of its board and cannot ask it: the file <c>network/board</c>, one line of the board's name and the blocks of 4,096 bytes of its file
/// system, such as <c>ESP32-S3 512</c>. So one image does for all boards, and an engineer edits no source.
/// </summary>
public sealed class BoardFile
{
    /// <summary>Name of the file. It has no folder of its own: that would cost two blocks of the flash.</summary>
    public const string Name = "network/board";

    private const int Capacity = 64;
    private const int MostBlocks = 99_999;

    private BoardFile(string board, int blocks)
    {
        Board = board;
        Blocks = blocks;
    }

    /// <summary>The board's name.</summary>
    public string Board { get; }

    /// <summary>Blocks of its file system, which the device cannot be asked for; how large a stop list it can hold follows from it.</summary>
    public int Blocks { get; }

    /// <summary>Reads the file; without one it is the board that the image is for, with the smallest file system.</summary>
    /// <returns>As a board without a name what cannot be read, so that nothing is wired on a guess.</returns>
    public static BoardFile Read(IFileStore files)
    {
        byte[] line = new byte[Capacity];
        int length = files.Read(Name, line);
        if (length == FileStatus.Missing)
            return new BoardFile(PinMaps.BoardOf(SystemInfo.TargetName), FlashPlan.SmallestBoard);

        int space = 0;
        while (space < length && line[space] != ' ')
            space++;
        int blocks = Number(line, space + 1, length);
        return blocks < FlashPlan.SmallestBoard ? new BoardFile("", FlashPlan.SmallestBoard) : new BoardFile(Encoding.UTF8.GetString(line, 0, space), blocks);
    }

    // Up to the end of the line; -1 for anything but digits, and for none.
    private static int Number(byte[] line, int at, int length)
    {
        int number = at < length ? 0 : -1;
        for (; at < length && line[at] != '\n' && line[at] != '\r'; at++)
        {
            if (line[at] < '0' || line[at] > '9' || number > MostBlocks / 10)
                return -1;
            number = number * 10 + line[at] - '0';
        }

        return number;
    }
}
