namespace Terminal.Esp32;

/// <summary>What the terminal must know of the chip and cannot ask it.</summary>
public static class Chip
{
    /// <summary>
    /// Blocks of 4,096 bytes of the file system <c>I:</c>, as the chip's image lays it out: 64 with 4 MB of flash, 512 with 8 MB, 768 with 16 MB, and 2,048 on an
    /// ESP32-S3 with 32 MB. How large a stop list the terminal can hold follows from it.
    /// </summary>
    public const int FileBlocks = 64;
}
