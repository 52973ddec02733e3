namespace Terminal.Core.StopList;

/// <summary>How a download stands.</summary>
internal enum DownloadState : byte
{
    /// <summary>Bytes are wanted.</summary>
    WantsBytes,
    /// <summary>All bytes are there and are being checked: take another step.</summary>
    Checking,
    /// <summary>Every page was checked, and all of them against the root.</summary>
    Complete,
    /// <summary>The bytes that came are not those of the manifest: nothing was kept of them.</summary>
    WrongBytes,
    /// <summary>What is in flash is not what the manifest binds.</summary>
    Wrong,
    /// <summary>The flash refused a part of it.</summary>
    FlashFailed,
}
