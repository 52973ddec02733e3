namespace Terminal.Core.Messages;

/// <summary>What <see cref="Message.Parse"/> found; where, is in <see cref="Message.FaultField"/> and <see cref="Message.FaultOffset"/>.</summary>
public enum ParseResult : byte
{
    /// <summary>The message is well formed.</summary>
    Ok,
    /// <summary>Shorter than type, bitmap and DE128, or longer than the buffer.</summary>
    BadSize,
    /// <summary>The message type is not four digits.</summary>
    BadType,
    /// <summary>The bitmap is not upper-case hexadecimal.</summary>
    BadBitmap,
    /// <summary>Bit 1 or bit 128 is clear.</summary>
    MissingBit,
    /// <summary>Bit 64 or bit 65 is set.</summary>
    ForbiddenBit,
    /// <summary>A bit is set for a field that is not in use.</summary>
    UnknownField,
    /// <summary>The message ends within the field.</summary>
    Truncated,
    /// <summary>The field's length is no number, or not one the field may have.</summary>
    BadLength,
    /// <summary>The field holds a character that it may not hold, or (DE48) is no proper list of tags.</summary>
    BadContent,
    /// <summary>Something follows DE128.</summary>
    TrailingBytes,
}
