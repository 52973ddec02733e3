namespace Terminal.Tests.Fuzz;

/// <summary>An input that a decoder neither accepts nor refuses.</summary>
/// <param name="Decoder">Name of the decoder.</param>
/// <param name="Origin">Where it came from: seed and number of the input, or a kept seed.</param>
/// <param name="Input">Shrunk as far as it still fails in the same way.</param>
/// <param name="Error">How it fails.</param>
internal sealed record Finding(string Decoder, string Origin, byte[] Input, string Error)
{
    public override string ToString() =>
        $"""
        {Decoder}: {Error}
        Found by: {Origin}. Shrunk to {Input.Length} bytes:
        {Convert.ToHexString(Input)}
        To replay, keep that line in tests/Fuzz/Seeds/{Decoder}.txt and run: dotnet test tests/Fuzz
        """;
}
