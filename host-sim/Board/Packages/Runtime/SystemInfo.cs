using System;
using Terminal.Board;

namespace nanoFramework.Runtime.Native;

/// <summary>What the firmware runs on.</summary>
public static class SystemInfo
{
    /// <summary>The kinds of floating-point support.</summary>
    public enum FloatingPoint
    {
        /// <summary>None.</summary>
        None = 0,
        /// <summary>32 bits in software.</summary>
        SinglePrecisionSoftware = 1,
        /// <summary>32 bits in hardware.</summary>
        SinglePrecisionHardware = 2,
        /// <summary>64 bits in software.</summary>
        DoublePrecisionSoftware = 3,
        /// <summary>64 bits in hardware.</summary>
        DoublePrecisionHardware = 4,
    }

    /// <summary>The version of the firmware image; the desk has none.</summary>
    public static Version Version => new Version(0, 0, 0, 0);

    /// <summary>Who built the image.</summary>
    public static string OEMString => "The desk";

    /// <summary>The maker's number.</summary>
    public static byte OEM => 0;

    /// <summary>The model's number.</summary>
    public static byte Model => 0;

    /// <summary>The stock number.</summary>
    public static ushort SKU => 0;

    /// <summary>The image's name.</summary>
    public static string TargetName => PowerSession.Ambient.Board.Map.Image;

    /// <summary>The family of the chip: one name for all of them.</summary>
    public static string Platform => "ESP32";

    /// <summary>What the desk's processor does.</summary>
    public static FloatingPoint FloatingPointSupport => FloatingPoint.DoublePrecisionHardware;
}
