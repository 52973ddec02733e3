namespace System.IO.Hashing;

/// <summary>The device's Crc32 (ISO-HDLC), bit by bit.</summary>
internal static class Crc32
{
    internal static uint HashToUInt32(SpanByte source)
    {
        uint remainder = uint.MaxValue;
        for (int i = 0; i < source.Length; i++)
        {
            remainder ^= source[i];
            for (int bit = 0; bit < 8; bit++)
                remainder = (remainder & 1) == 0 ? remainder >> 1 : (remainder >> 1) ^ 0xEDB88320;
        }

        return ~remainder;
    }
}
