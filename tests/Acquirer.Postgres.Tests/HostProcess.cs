using System.Diagnostics;
using System.IO;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using Terminal.Acquirer.Web;

namespace Terminal.Tests.Support;

/// <summary>An acquirer in a process of its own, as an operator starts it, and an HTTPS client of it.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process _process;
    private readonly X509Certificate2 _root;
    private readonly HttpClient _client;

    private HostProcess(Process process, X509Certificate2 root, Uri address)
    {
        _process = process;
        _root = root;
        _client = TrustingClient.Of(root, address);
    }

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="folder">Keeps its certificate authority.</param>
    /// <param name="seed">The seed's file.</param>
    /// <param name="database">The connection string.</param>
    public static async Task<HostProcess> StartAsync(string folder, string seed, string database)
    {
        string bench = Path.Combine(AppContext.BaseDirectory, "Terminal.Bench.dll");
        var start = new ProcessStartInfo("dotnet", [bench, "acquirer", "--listen", "127.0.0.1:0", "--state", folder, "--seed", seed, "--database", database]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var first = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        // The first line is its address. The rest is read, too, for a full pipe would stop it.
        process.OutputDataReceived += (_, line) => first.TrySetResult(line.Data);
        process.BeginOutputReadLine();
        string? address = await first.Task;
        if (address is null)
            Assert.Fail(await errors);
        return new HostProcess(process, X509Certificate2.CreateFromPem(File.ReadAllText(Path.Combine(folder, TestCertificateAuthority.RootFile))), new Uri(address!));
    }

    /// <summary>Sends a message.</summary>
    /// <returns>The answer; null when there was none.</returns>
    public async Task<byte[]?> PostAsync(byte[] message)
    {
        try
        {
            using var response = await _client.PostAsync("iso8583", TrustingClient.Content(message));
            return response.IsSuccessStatusCode ? await response.Content.ReadAsByteArrayAsync() : null;
        }
        catch (Exception lost) when (lost is HttpRequestException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>Ends it as a power cut would.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        _client.Dispose();
        _root.Dispose();
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }
}
