namespace Terminal.Tests.DeviceCost;

/// <summary>What a call into a package costs on the device.</summary>
/// <param name="Instructions">IL instructions that the package executes; native work has none.</param>
/// <param name="Bytes">Bytes that it allocates, but for its result.</param>
/// <param name="AddsResult">Whether its result is a new object, to be counted by its size.</param>
public sealed record Price(int Instructions, int Bytes, bool AddsResult);
