namespace Terminal.Tests.NanoProfile;

/// <summary>One source file, by the name that complaints give it.</summary>
public sealed record DeviceSource(string Path, string Text);
