using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using Terminal.Acquirer;
using Terminal.Acquirer.Seeds;
using Terminal.Acquirer.Web;
using Terminal.Core.Keys;
using Terminal.Core.Messages;
using Terminal.Core.Parameters;
using Terminal.Core.StopList;
using Terminal.Esp32;
using Terminal.Tests.StopLists;
using Terminal.Tests.Support;

namespace Terminal.Tests;

/// <summary>What terminals get over HTTPS beside the answers to their messages.</summary>
[TestClass]
public class DocumentTests
{
    private static readonly byte[] Id = ListTerminal.Id;

    [TestMethod]
    public async Task Newer_parameters_are_those_that_the_terminal_believes()
    {
        await using var counter = await Counter.OpenAsync();
        var keys = Keys(counter);
        byte[] file = await BytesAsync(counter, Signed(counter, DocumentPath.Parameters(Id, 0)));
        CollectionAssert.AreEqual(TerminalFiles.Of(counter.Town.Seed, "TERM0001").Parameters, file);
        Assert.AreEqual(1, ParameterFile.Read(file, file.Length, HostCrypto.Instance, keys)!.Number);
        await AssertRefusedAsync(counter, HttpStatusCode.NotFound, Signed(counter, DocumentPath.Parameters(Id, 1)));
        await AssertRefusedAsync(counter, HttpStatusCode.NotFound, Signed(counter, DocumentPath.Parameters(Id, 999_999)));
    }

    [TestMethod]
    public async Task Only_the_terminals_own_signature_opens_a_document()
    {
        await using var counter = await Counter.OpenAsync();
        string[] paths = [DocumentPath.Parameters(Id, 0), DocumentPath.Manifest(Id, 0, 10), DocumentPath.Delta(Id, 1)];
        foreach (string path in paths)
        {
            string signed = Signed(counter, path);
            string wrong = signed[..^1] + (signed[^1] == '0' ? '1' : '0');
            string stranger = SignedPath.Sign(HostCrypto.Instance, Keys(counter).MessageMac, path.Replace("TERM0001", "TERM0009"));
            string otherKey = SignedPath.Sign(HostCrypto.Instance, Keys(counter).ListMac, path);
            string moved = SignedPath.Sign(HostCrypto.Instance, Keys(counter).MessageMac, path[..^1] + "7")[..^16] + signed[^16..];
            foreach (string bad in new[] { wrong, stranger, otherKey, moved })
            {
                Assert.AreEqual("The request was not accepted.", await AssertRefusedAsync(counter, HttpStatusCode.Forbidden, bad));
            }
            string more = SignedPath.Sign(HostCrypto.Instance, Keys(counter).MessageMac, path + "&x=1");
            foreach (string bad in new[] { path, signed.ToLowerInvariant(), signed + "0", signed + "&x=1", more, signed.Replace("TERM0001", "TERM000%31%32") })
            {
                Assert.AreEqual("The query is not what this document is asked for with.", await AssertRefusedAsync(counter, HttpStatusCode.BadRequest, bad));
            }
        }
    }

    [TestMethod]
    public async Task A_terminal_out_of_service_gets_no_document()
    {
        foreach (string head in new[] { "terminal TERM0001", "merchant MERCHANT0000001" })
        {
            await using var counter = await Counter.OpenAsync(seed: Town.WithInactive(head));
            await AssertRefusedAsync(counter, HttpStatusCode.Forbidden, Signed(counter, DocumentPath.Manifest(Id, 0, 10)));
            await AssertRefusedAsync(counter, HttpStatusCode.Forbidden, Signed(counter, DocumentPath.Parameters(Id, 0)));
        }
    }

    [TestMethod]
    public async Task Manifest_and_pages_make_a_list()
    {
        await using var counter = await Counter.OpenAsync();
        counter.Town.Host.StopList.Add(Cards.Numbers(0, 5000));
        counter.Town.Host.StopList.Publish(asBase: true);
        var manifest = await ManifestAsync(counter);
        byte[] pages = await BytesAsync(counter, PagesPath(manifest));
        Assert.AreEqual(manifest.Pages * RibbonPage.Length, pages.Length);
        byte[] root = manifest.RootStart(HostCrypto.Instance);
        for (int number = 0; number < manifest.Pages; number++)
        {
            byte[] page = pages[(number * RibbonPage.Length)..][..RibbonPage.Length];
            Assert.IsTrue(RibbonPage.IsGenuine(HostCrypto.Instance, manifest, page, number));
            root = manifest.RootNext(HostCrypto.Instance, root, page);
        }
        CollectionAssert.AreEqual(manifest.Root, root);
        await AssertRefusedAsync(counter, HttpStatusCode.RequestEntityTooLarge, Signed(counter, DocumentPath.Manifest(Id, 0, 1)));
        await AssertRefusedAsync(counter, HttpStatusCode.NotFound, Signed(counter, DocumentPath.Manifest(Id, manifest.Version, 10)));
    }

    [TestMethod]
    public async Task Any_range_of_the_pages_is_that_part_of_them()
    {
        await using var counter = await Counter.OpenAsync();
        counter.Town.Host.StopList.Add(Cards.Numbers(0, 5000));
        counter.Town.Host.StopList.Publish(asBase: true);
        string path = PagesPath(await ManifestAsync(counter));
        byte[] pages = await BytesAsync(counter, path);
        int end = pages.Length;
        foreach (var (from, to, last) in new[] { (0, 0, 0), (0, 4095, 4095), (4096, 8191, 8191), (1, 4096, 4096), (end - 1, end - 1, end - 1), (end - 10, end + 100, end - 1), (0, 9_999_999, end - 1) })
        {
            using var response = await RangeAsync(counter, path, $"bytes={from}-{to}");
            Assert.AreEqual(HttpStatusCode.PartialContent, response.StatusCode);
            Assert.AreEqual($"bytes {from}-{last}/{end}", response.Content.Headers.ContentRange!.ToString());
            Assert.AreEqual(last - from + 1L, response.Content.Headers.ContentLength);
            CollectionAssert.AreEqual(pages[from..(last + 1)], await response.Content.ReadAsByteArrayAsync());
        }
        foreach (string range in new[] { $"bytes={end}-{end + 10}", $"bytes={end}-", "bytes=99999999-99999999" })
        {
            using var response = await RangeAsync(counter, path, range);
            Assert.AreEqual(HttpStatusCode.RequestedRangeNotSatisfiable, response.StatusCode);
            Assert.AreEqual($"bytes */{end}", response.Content.Headers.ContentRange!.ToString());
        }
        // RFC 9110, 14.2: a range that makes no sense is as none.
        foreach (string range in new[] { "bytes=5-3", "bytes=a-b", "bytes" })
        {
            using var response = await RangeAsync(counter, path, range);
            Assert.AreEqual(HttpStatusCode.OK, response.StatusCode, range);
            Assert.AreEqual((long)end, response.Content.Headers.ContentLength);
        }
    }

    [TestMethod]
    public async Task A_download_that_is_resumed_gives_the_same_bytes()
    {
        await using var counter = await Counter.OpenAsync();
        counter.Town.Host.StopList.Add(Cards.Numbers(0, 5000));
        counter.Town.Host.StopList.Publish(asBase: true);
        string path = PagesPath(await ManifestAsync(counter));
        byte[] pages = await BytesAsync(counter, path);
        var got = new MemoryStream();
        // Newer versions come meanwhile; the base that was begun stays what it was.
        while (got.Length < pages.Length)
        {
            using var response = await RangeAsync(counter, path, $"bytes={got.Length}-{got.Length + 2999}");
            await response.Content.CopyToAsync(got);
            if (got.Length == 6000)
            {
                counter.Town.Host.StopList.Add(Cards.Number(9000));
                counter.Town.Host.StopList.Publish(asBase: true);
            }
        }
        CollectionAssert.AreEqual(pages, got.ToArray());
    }

    [TestMethod]
    public async Task Deltas_come_in_ranges_too()
    {
        await using var counter = await Counter.OpenAsync();
        long from = counter.Town.Host.StopList.Newest!.Version;
        await AssertRefusedAsync(counter, HttpStatusCode.NotFound, Signed(counter, DocumentPath.Delta(Id, from)));
        await AssertRefusedAsync(counter, HttpStatusCode.Gone, Signed(counter, DocumentPath.Delta(Id, from - 1)));
        counter.Town.Host.StopList.Add(Cards.Numbers(0, 300));
        counter.Town.Host.StopList.Publish();
        string path = Signed(counter, DocumentPath.Delta(Id, from));
        byte[] delta = await BytesAsync(counter, path);
        Assert.AreEqual(3 * DeltaBlock.Length, delta.Length);
        for (int block = 0; block < 3; block++)
        {
            using var response = await RangeAsync(counter, path, $"bytes={block * DeltaBlock.Length}-{(block + 1) * DeltaBlock.Length - 1}");
            Assert.AreEqual(HttpStatusCode.PartialContent, response.StatusCode);
            byte[] bytes = await response.Content.ReadAsByteArrayAsync();
            CollectionAssert.AreEqual(delta[(block * DeltaBlock.Length)..][..DeltaBlock.Length], bytes);
            Assert.IsTrue(new DeltaBlock(bytes).IsGenuine(HostCrypto.Instance, Keys(counter).ListMac));
        }
        using var behind = await RangeAsync(counter, path, $"bytes={3 * DeltaBlock.Length}-");
        Assert.AreEqual(HttpStatusCode.RequestedRangeNotSatisfiable, behind.StatusCode);
    }

    [TestMethod]
    public async Task Other_paths_and_methods_lead_nowhere()
    {
        await using var counter = await Counter.OpenAsync();
        var manifest = await ManifestAsync(counter);
        string pages = PagesPath(manifest);
        foreach (string path in new[] { "/stop-list", "/stop-list/", pages + "/", pages[..^2], pages[..^2] + "13", pages + "?x=1", pages.Replace($"/{manifest.List}/", "/1/"), "/parameters/", "/Parameters" })
            await AssertRefusedAsync(counter, HttpStatusCode.NotFound, path);
        using var response = await counter.Client.PostAsync(Signed(counter, DocumentPath.Parameters(Id, 0)), null);
        Assert.AreEqual(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [TestMethod]
    public async Task The_longest_request_line_has_room_and_longer_ones_have_none()
    {
        await using var counter = await Counter.OpenAsync();
        Assert.AreEqual(Manifest.Length, (await BytesAsync(counter, Signed(counter, DocumentPath.Manifest(Id, 2026112200, 65_535)))).Length);
        using var response = await counter.Client.GetAsync("/parameters?" + new string('x', 256));
        Assert.AreEqual(HttpStatusCode.RequestUriTooLong, response.StatusCode);
    }

    [TestMethod]
    public async Task Documents_count_as_requests()
    {
        await using var counter = await Counter.OpenAsync(new AcquirerHostOptions { RequestBurst = 3, RequestsPerSecond = 1 });
        var statuses = new System.Collections.Generic.List<HttpStatusCode>();
        for (int i = 0; i < 30; i++)
        {
            using var response = await counter.Client.GetAsync(Signed(counter, DocumentPath.Parameters(Id, 0)));
            statuses.Add(response.StatusCode);
        }
        Assert.AreEqual(HttpStatusCode.OK, statuses[0]);
        Assert.IsTrue(statuses.Contains(HttpStatusCode.TooManyRequests));
    }

    [TestMethod]
    public async Task The_terminals_own_program_keeps_its_list_over_https()
    {
        await using var counter = await Counter.OpenAsync();
        var list = counter.Town.Host.StopList;
        list.Add(Cards.Numbers(0, 3000));
        list.Publish(asBase: true);
        var terminal = new ListTerminal(counter.Town, line: new HttpsLink(counter.Host.BaseAddress.ToString(), counter.Authority.RootPem));
        terminal.Update();
        Assert.AreEqual((list.Newest!.Version, 3002), (terminal.List.Version, terminal.List.Cards));

        list.Add(Cards.Numbers(3000, 150));
        list.Remove(Cards.Number(0));
        list.Publish();
        terminal.Update();
        Assert.AreEqual((list.Newest!.Version, 3151), (terminal.List.Version, terminal.List.Cards));
        Assert.AreEqual(Listing.Absent, terminal.Find(Cards.Number(0)));
        Assert.IsTrue(Cards.Numbers(1, 3149).All(number => terminal.Find(number) == Listing.Listed));
    }

    private static KeyRing Keys(Counter counter) => new(HostCrypto.Instance, counter.Town.Seed.Terminals[0].MasterKey);

    private static string Signed(Counter counter, string path) => SignedPath.Sign(HostCrypto.Instance, Keys(counter).MessageMac, path);

    private static string PagesPath(Manifest manifest) => DocumentPath.Pages(manifest.List, manifest.Version, manifest.ResultBits);

    private static async Task<Manifest> ManifestAsync(Counter counter)
    {
        byte[] document = await BytesAsync(counter, Signed(counter, DocumentPath.Manifest(Id, 0, 10)));
        var manifest = new Manifest();
        Assert.IsTrue(manifest.Read(HostCrypto.Instance, Keys(counter), document, document.Length));
        return manifest;
    }

    private static async Task<byte[]> BytesAsync(Counter counter, string path)
    {
        using var response = await counter.Client.GetAsync(path);
        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode, await response.Content.ReadAsStringAsync());
        Assert.AreEqual("application/octet-stream", response.Content.Headers.ContentType!.ToString());
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static Task<HttpResponseMessage> RangeAsync(Counter counter, string path, string range)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Range", range);
        return counter.Client.SendAsync(request);
    }

    private static async Task<string> AssertRefusedAsync(Counter counter, HttpStatusCode status, string path)
    {
        using var response = await counter.Client.GetAsync(path);
        Assert.AreEqual(status, response.StatusCode, path);
        return await response.Content.ReadAsStringAsync();
    }
}
