using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Terminal.Acquirer;
using Terminal.Acquirer.Seeds;
using Terminal.Acquirer.Web;

namespace Terminal.Bench;

/// <summary>An acquirer host for terminals on boards: it listens where it is told, and a folder keeps its certificate authority and its database.</summary>
public sealed class StandingAcquirer : IAsyncDisposable
{
    private readonly TestCertificateAuthority _authority;
    private readonly AcquirerHost _host;
    private readonly IReadOnlyList<string> _names;
    private OperatorFace? _operator;

    private StandingAcquirer(IPEndPoint listen, IReadOnlyList<string> names, string folder, Seed seed, string database)
    {
        _names = names;
        _authority = TestCertificateAuthority.Open(folder);
        Switch = new PaymentSwitch(database, seed);
        _host = new AcquirerHost(Switch, _authority, new AcquirerHostOptions { Address = listen.Address, Port = listen.Port, Names = names, StopWithin = StopWithin });
    }

    /// <summary>How long what was accepted has to end when the host stops: longer than an issuer may take.</summary>
    public static TimeSpan StopWithin { get; } = TimeSpan.FromSeconds(30);

    /// <summary>The host behind the face.</summary>
    public PaymentSwitch Switch { get; }

    /// <summary>Where terminals reach it.</summary>
    public IReadOnlyList<Uri> Addresses => [.. _names.Select(name => new UriBuilder("https", name, _host.BaseAddress.Port).Uri)];

    /// <summary>Where the operator's programs ask; null when nobody does.</summary>
    public Uri? OperatorAddress => _operator?.Address;

    /// <summary>Begins to listen.</summary>
    /// <param name="listen">Address and port; port 0 for any free one.</param>
    /// <param name="names">Names and addresses under which terminals reach it, beside the one it listens on.</param>
    /// <param name="folder">Keeps the authority and, unless there is another, the database; made when missing.</param>
    /// <param name="seed">The town.</param>
    /// <param name="database">A connection string of PostgreSQL, or another SQLite file; null for the one in the folder.</param>
    /// <param name="operatorPort">Port of the operator's face on 127.0.0.1; 0 for any free one, null for none.</param>
    /// <exception cref="BadInputException">No name is known, one cannot be, or the address is none of this machine's.</exception>
    public static async Task<StandingAcquirer> Open(IPEndPoint listen, IReadOnlyList<string> names, string folder, Seed seed, string? database = null, int? operatorPort = null)
    {
        bool isAny = listen.Address.Equals(IPAddress.Any) || listen.Address.Equals(IPAddress.IPv6Any);
        IReadOnlyList<string> all = isAny ? names : [listen.Address.ToString(), .. names];
        if (all.Count == 0)
            throw new BadInputException("Terminals must know this machine by a name that is in its certificate: give one with --name.");
        if (all.FirstOrDefault(name => Uri.CheckHostName(name) is UriHostNameType.Unknown) is { } bad)
            throw new BadInputException($"'{bad}' is no name of a machine.");

        var acquirer = new StandingAcquirer(listen, all, folder, seed, database ?? Database(folder));
        try
        {
            await acquirer._host.StartAsync();
            if (operatorPort is { } port)
                acquirer._operator = await OperatorFace.OpenAsync(acquirer.Switch, port);
            return acquirer;
        }
        catch (SocketException refused)
        {
            await acquirer.DisposeAsync();
            throw new BadInputException($"This machine does not let it listen on {listen}: {refused.Message}.");
        }
        catch
        {
            await acquirer.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops listening, ends what it accepted and closes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        if (_operator is not null)
            await _operator.DisposeAsync();
        Switch.Dispose();
        _authority.Dispose();
    }

    /// <summary>Path of the database in such a folder.</summary>
    internal static string Database(string folder) => Path.Combine(folder, "acquirer.db");
}
