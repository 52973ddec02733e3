namespace Terminal.Core.StopList;

/// <summary>How a merge stands.</summary>
internal enum MergeState : byte
{
    /// <summary>There is more to do: take another step.</summary>
    Working,
    /// <summary>The next block of the delta is wanted.</summary>
    WantsBlock,
    /// <summary>The new overlay is written and checked.</summary>
    Merged,
    /// <summary>What came is not the delta that follows the list held; nothing has changed.</summary>
    Refused,
    /// <summary>The overlay would grow beyond its limit: only a new base helps.</summary>
    TooLarge,
    /// <summary>The overlay held is damaged: only a new base helps.</summary>
    Damaged,
    /// <summary>The flash refused a part of it.</summary>
    FlashFailed,
}
