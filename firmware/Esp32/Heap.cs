using Terminal.Core.Ports;

namespace Terminal.Esp32;

/// <summary>The watch on the managed heap.</summary>
public sealed class Heap : IHeap
{
    // What an exchange with the acquirer takes of it: request, headers, streams, certificate, buffers and a thread. Reckoned, with a margin; a TLS handshake's own
    // memory is native and apart.
    private const uint Exchange = 16 * 1024;

    /// <summary>
    /// Whether there is room for an exchange with the acquirer. One that dies half-way for want of memory has perhaps been sent, and costs a reversal; one that is
    /// not begun costs nothing. A collection takes milliseconds where the handshake takes a second or two, so it is made each time; the heap is compacted only if it must be.
    /// </summary>
    internal static bool HasRoom() => nanoFramework.Runtime.Native.GC.Run(false) >= Exchange || nanoFramework.Runtime.Native.GC.Run(true) >= Exchange;

    /// <inheritdoc/>
    public uint Free() => nanoFramework.Runtime.Native.GC.Run(true);
}
