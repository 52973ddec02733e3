namespace System.Net.Http.Http.Headers;

/// <summary>The device's MediaTypeHeaderValue, in the namespace that the device's package has it in.</summary>
internal sealed class MediaTypeHeaderValue
{
    internal MediaTypeHeaderValue(string mediaType) => MediaType = mediaType;

    internal string MediaType { get; set; }

    public override string ToString() => MediaType;
}
