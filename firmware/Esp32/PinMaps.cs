namespace Terminal.Esp32;

/// <summary>The pins of each board, made by <c>bench pins</c> from <c>hardware/*.board.json</c>: change those.</summary>
public static class PinMaps
{
    /// <summary>The board that the project began with.</summary>
    public const string Default = "ESP32-WROVER";

    /// <summary>The pins of a board; null for one that is not known.</summary>
    public static Pins? Of(string board) => board switch
    {
        "ESP32-S3" => new Pins(new int[] { 4, 5, 6, 7 }, new int[] { 15, 16, 17, 18 })
        {
            DisplayData = 8,
            DisplayClock = 9,
            ReaderReceive = 10,
            ReaderTransmit = 11,
            PrinterReceive = 13,
            PrinterTransmit = 12,
            Buzzer = 14,
            HasPullUpsOutside = false,
            IsEthernet = false,
        },
        "ESP32-WROVER" => new Pins(new int[] { 25, 26, 27, 14 }, new int[] { 32, 33, 4, 13 })
        {
            DisplayData = 21,
            DisplayClock = 22,
            ReaderReceive = 34,
            ReaderTransmit = 23,
            PrinterReceive = 35,
            PrinterTransmit = 18,
            Buzzer = 19,
            HasPullUpsOutside = false,
            IsEthernet = false,
        },
        "WESP32" => new Pins(new int[] { 5, 13, 14, 15 }, new int[] { 34, 35, 36, 39 })
        {
            DisplayData = 32,
            DisplayClock = 33,
            ReaderReceive = 4,
            ReaderTransmit = 2,
            PrinterReceive = 23,
            PrinterTransmit = 18,
            Buzzer = 12,
            HasPullUpsOutside = true,
            IsEthernet = true,
        },
        _ => null,
    };

    /// <summary>The board that an image (<c>SystemInfo.TargetName</c>) is for, or one with the same chip: for a terminal that does not know its own.</summary>
    public static string BoardOf(string image) => image switch
    {
        "ESP32_WESP32" => "WESP32",
        _ => image.StartsWith("ESP32_S3") ? "ESP32-S3" : Default,
    };

    /// <summary>Whether an image is for the chip of a board: with the pins of another chip nothing may be wired.</summary>
    public static bool Fits(string board, string image) => image.StartsWith("ESP32_S3") ? board is "ESP32-S3" : board is "ESP32-WROVER" or "WESP32";
}
