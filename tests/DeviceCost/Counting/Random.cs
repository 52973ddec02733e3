namespace System;

/// <summary>Stands in for the chip's generator, and draws the same every time, so that counts repeat.</summary>
public sealed class Random
{
    public void NextBytes(byte[] buffer) => Array.Fill(buffer, (byte)0x5A);
}
