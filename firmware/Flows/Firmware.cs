namespace Terminal.Flows;

/// <summary>Which firmware this is.</summary>
public static class Firmware
{
    /// <summary>Its version; the device build knows no assembly versions, so it is said here. At most nine characters.</summary>
    public const string Version = "0.1.0";
}
