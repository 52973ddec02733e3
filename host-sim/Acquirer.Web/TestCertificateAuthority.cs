using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Terminal.Acquirer.Web;

/// <summary>
/// A certificate authority for desk and trial: P-256 with SHA-256, in memory and new at each start, or kept in a folder. Its certificates hold from 2020 to 2049, because a terminal
/// that has just been switched on does not know the time.
/// </summary>
public sealed class TestCertificateAuthority : IDisposable
{
    /// <summary>The file of the root certificate in a folder that keeps an authority.</summary>
    public const string RootFile = "root.pem";

    private const string KeyFile = "root.key";

    private static readonly DateTimeOffset NotBefore = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset NotAfter = new(2049, 12, 31, 0, 0, 0, TimeSpan.Zero);
    private readonly X509Certificate2 _root;

    private TestCertificateAuthority(X509Certificate2 root)
    {
        _root = root;
        RootPem = root.ExportCertificatePem();
        Root = X509Certificate2.CreateFromPem(RootPem);
    }

    /// <summary>The root certificate, which a client pins; without the private key.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>The root certificate as PEM text.</summary>
    public string RootPem { get; }

    /// <summary>Makes a new authority with its own key.</summary>
    public static TestCertificateAuthority Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Testville Test Root", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return new TestCertificateAuthority(request.CreateSelfSigned(NotBefore, NotAfter));
    }

    /// <summary>The authority that a folder keeps; made there when it keeps none.</summary>
    /// <param name="folder">Holds <see cref="RootFile"/>, for whoever is to trust it, and the private key beside it, for nobody else.</param>
    /// <exception cref="IOException">The folder cannot be read or written.</exception>
    /// <exception cref="CryptographicException">What it keeps is no certificate with its key.</exception>
    public static TestCertificateAuthority Open(string folder)
    {
        string root = Path.Combine(folder, RootFile);
        string key = Path.Combine(folder, KeyFile);
        if (File.Exists(root))
        {
            try
            {
                return new TestCertificateAuthority(X509Certificate2.CreateFromPemFile(root, key));
            }
            catch (Exception error) when (error is CryptographicException or ArgumentException or FileNotFoundException)
            {
                throw new CryptographicException(
                    $"{root} and {KeyFile} beside it are no certificate and its key. Put back your copy of them; new ones, which come when both are gone, would have to go to every terminal.", error);
            }
        }

        Directory.CreateDirectory(folder);
        TestCertificateAuthority made = Create();
        using (ECDsa secret = made._root.GetECDsaPrivateKey()!)
            WritePrivately(key, secret.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(root, made.RootPem + "\n");
        return made;
    }

    /// <summary>Issues a server certificate, with its private key.</summary>
    /// <param name="hosts">Names and addresses of the server, beside 127.0.0.1 and localhost.</param>
    public X509Certificate2 Issue(IEnumerable<string> hosts)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        foreach (string host in hosts)
        {
            if (IPAddress.TryParse(host, out IPAddress? address))
                names.AddIpAddress(address);
            else
                names.AddDnsName(host);
        }
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_root, true, false));
        using var issued = request.Create(_root, NotBefore, NotAfter, RandomNumberGenerator.GetBytes(16));
        return issued.CopyWithPrivateKey(key);
    }

    // Readable for its owner from its first byte on, where the system knows owners.
    private static void WritePrivately(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(path, options);
        file.Write(text);
    }

    /// <summary>Lets go of the root's key.</summary>
    public void Dispose()
    {
        _root.Dispose();
        Root.Dispose();
    }
}
