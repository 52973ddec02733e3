namespace System.Net.Security;

/// <summary>The device's SslVerification.</summary>
internal enum SslVerification
{
    NoVerification = 1,
    VerifyPeer = 2,
    CertificateRequired = 4,
    VerifyClientOnce = 8,
}
