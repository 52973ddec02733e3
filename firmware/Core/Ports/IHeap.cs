namespace Terminal.Core.Ports;

/// <summary>The managed heap, of which an ESP32 without PSRAM has about 100 KB.</summary>
public interface IHeap
{
    /// <summary>Collects what is garbage, and counts.</summary>
    /// <returns>Bytes that are free then.</returns>
    uint Free();
}
