namespace System.Security.Cryptography.X509Certificates;

/// <summary>The device's X509Certificate: made from PEM text.</summary>
internal sealed class X509Certificate
{
    internal X509Certificate(string certificate) => Framework = X509Certificate2.CreateFromPem(certificate);

    /// <summary>The same certificate as .NET's.</summary>
    internal X509Certificate2 Framework { get; }
}
