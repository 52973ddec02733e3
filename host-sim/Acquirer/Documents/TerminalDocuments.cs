using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Terminal.Acquirer.Seeds;
using Terminal.Acquirer.StopLists;
using Terminal.Acquirer.Storage;
using Terminal.Core.Keys;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Documents;

/// <summary>
/// The documents that terminals get (<see cref="DocumentPath"/>): parameters, and the stop list as manifest, pages and deltas. What is made for one terminal is given to
/// that terminal alone, which signs its request; the pages are the same for all and of no use without the key in the manifest. Safe on any thread.
/// </summary>
public sealed partial class TerminalDocuments
{
    private const string Signer = @"\?terminal=(?<terminal>[A-Z0-9]{8})";
    private const string Parameters = "(?<route>" + DocumentPath.ParametersRoute + ")" + Signer + "&held=(?<version>[0-9]{6})";
    private const string Manifest = "(?<route>" + DocumentPath.ManifestRoute + ")" + Signer + "&held=(?<version>[0-9]{10})&space=(?<space>[0-9]{1,5})";
    private const string Delta = "(?<route>" + DocumentPath.DeltaRoute + ")" + Signer + "&from=(?<version>[0-9]{10})";

    private readonly Database _database;
    private readonly Seed _seed;
    private readonly StopListDocuments _list;
    private readonly IReadOnlyDictionary<string, KeyRing> _keys;

    internal TerminalDocuments(Database database, Seed seed, IReadOnlyDictionary<string, KeyRing> keys, StopListDocuments list)
    {
        _database = database;
        _seed = seed;
        _list = list;
        _keys = keys;
    }

    /// <summary>Answers a GET.</summary>
    /// <param name="target">Path and query as they were received: the signature is over these characters.</param>
    public async Task<Document> GetAsync(string target)
    {
        try
        {
            var pages = PagesTarget().Match(target);
            return pages.Success
                ? _list.Pages(Number(pages, "list"), Number(pages, "version"), (int)Number(pages, "bits"))
                : await GetSignedAsync(target).ConfigureAwait(false);
        }
        catch (DbException)
        {
            return Document.Refusal(503, "The database failed; ask again later.");
        }
    }

    private async Task<Document> GetSignedAsync(string target)
    {
        var signed = SignedTarget().Match(target);
        if (!signed.Success)
        {
            return target.Split('?')[0] is DocumentPath.ParametersRoute or DocumentPath.ManifestRoute or DocumentPath.DeltaRoute
                ? Document.Refusal(400, "The query is not what this document is asked for with.")
                : Document.Refusal(404, "There is no such document.");
        }

        string terminal = signed.Groups["terminal"].Value;
        // A terminal that is out of service gets no keys.
        if (!_keys.TryGetValue(terminal, out var keys)
            || !SignedPath.IsGenuine(HostCrypto.Instance, keys.MessageMac, target)
            || !_database.Read(connection => Registry.IsActive(connection, terminal)))
        {
            return Document.Refusal(403, "The request was not accepted.");
        }

        long version = Number(signed, "version");
        return signed.Groups["route"].Value switch
        {
            DocumentPath.ParametersRoute => ParametersOf(terminal, version),
            DocumentPath.DeltaRoute => _list.Delta(keys, version),
            _ => await _list.ManifestAsync(terminal, keys, version, (int)Number(signed, "space")).ConfigureAwait(false),
        };
    }

    private Document ParametersOf(string terminal, long held) =>
        long.Parse(_seed.Terminal(terminal)!.Parameters, CultureInfo.InvariantCulture) > held
            ? Document.Of(TerminalFiles.Of(_seed, terminal).Parameters)
            : Document.Refusal(404, "The terminal holds the newest parameters.");

    private static long Number(Match match, string group) => long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?:" + Parameters + "|" + Manifest + "|" + Delta + ")&mac=[0-9A-F]{16}$", RegexOptions.CultureInvariant)]
    private static partial Regex SignedTarget();

    [GeneratedRegex("^/stop-list/(?<list>[0-9]{1,9})/(?<version>[0-9]{10})/(?<bits>8|12|16)$", RegexOptions.CultureInvariant)]
    private static partial Regex PagesTarget();
}
