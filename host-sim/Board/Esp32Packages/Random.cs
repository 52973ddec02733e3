using System.Security.Cryptography;

namespace System;

/// <summary>The device's Random, which is its hardware generator: on the desk, the operating system's.</summary>
internal sealed class Random
{
    internal void NextBytes(byte[] buffer) => RandomNumberGenerator.Fill(buffer);
}
