using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Terminal.Bench;

namespace Terminal.Tests.Bench;

/// <summary>The endpoints behind the page, without a browser: what they refuse, and what never leaves them.</summary>
[TestClass]
public sealed class EndpointTests
{
    private static readonly HttpClient Client = new();
    private static Desk? _desk;
    private static Page? _page;

    // One for all: no test here asks what a request does on the desk.
    [ClassInitialize]
    public static async Task SetUp(TestContext context)
    {
        _desk = await Desk.SetUp(new DeskOptions());
        _page = await Page.Open(_desk, 0);
        Client.BaseAddress = _page.Address;
    }

    [ClassCleanup]
    public static async Task TearDown()
    {
        Client.Dispose();
        if (_page is not null)
            await _page.DisposeAsync();
        if (_desk is not null)
            await _desk.DisposeAsync();
    }

    [TestMethod]
    [DataRow("key", """{"key":"5","down":true}""", HttpStatusCode.NoContent)]
    [DataRow("key", """{"key":"E","down":true}""", HttpStatusCode.BadRequest)]
    [DataRow("key", """{"key":"55","down":true}""", HttpStatusCode.BadRequest)]
    [DataRow("key", """{"key":"","down":true}""", HttpStatusCode.BadRequest)]
    [DataRow("key", """{"key":5,"down":true}""", HttpStatusCode.BadRequest)]
    [DataRow("key", """{"key":"5","down":"yes"}""", HttpStatusCode.BadRequest)]
    [DataRow("key", """{"down":true}""", HttpStatusCode.BadRequest)]
    [DataRow("key", "[1]", HttpStatusCode.BadRequest)]
    [DataRow("key", "{", HttpStatusCode.BadRequest)]
    [DataRow("key", "", HttpStatusCode.BadRequest)]
    [DataRow("swipe", """{"card":"1"}""", HttpStatusCode.NoContent)]
    [DataRow("swipe", """{"card":"99"}""", HttpStatusCode.BadRequest)]
    [DataRow("swipe", """{"card":null}""", HttpStatusCode.BadRequest)]
    [DataRow("switch", """{"name":"cover","on":true}""", HttpStatusCode.NoContent)]
    [DataRow("switch", """{"name":"moon","on":true}""", HttpStatusCode.BadRequest)]
    [DataRow("switch", """{"name":"cover"}""", HttpStatusCode.BadRequest)]
    [DataRow("fault", """{"fault":"silent"}""", HttpStatusCode.NoContent)]
    [DataRow("fault", """{"fault":"fire"}""", HttpStatusCode.BadRequest)]
    [DataRow("switch", """{"name":"cable","on":false}""", HttpStatusCode.NoContent)]
    [DataRow("switch", """{"name":"display","on":false}""", HttpStatusCode.NoContent)]
    [DataRow("switch", """{"name":"bounce","on":true}""", HttpStatusCode.NoContent)]
    [DataRow("way", """{"way":"half"}""", HttpStatusCode.NoContent)]
    [DataRow("way", """{"way":"sideways"}""", HttpStatusCode.BadRequest)]
    [DataRow("way", """{"way":1}""", HttpStatusCode.BadRequest)]
    [DataRow("framing", """{"framing":"idtech"}""", HttpStatusCode.NoContent)]
    [DataRow("framing", """{"framing":"IdTech"}""", HttpStatusCode.BadRequest)]
    [DataRow("framing", "{}", HttpStatusCode.BadRequest)]
    [DataRow("issuers", """{"issuers":"signed-off"}""", HttpStatusCode.NoContent)]
    [DataRow("issuers", """{"issuers":"asleep"}""", HttpStatusCode.BadRequest)]
    [DataRow("paper", """{"lines":1}""", HttpStatusCode.NoContent)]
    [DataRow("paper", """{"lines":999}""", HttpStatusCode.NoContent)]
    [DataRow("paper", """{"lines":0}""", HttpStatusCode.BadRequest)]
    [DataRow("paper", """{"lines":1000}""", HttpStatusCode.BadRequest)]
    [DataRow("paper", """{"lines":"5"}""", HttpStatusCode.BadRequest)]
    [DataRow("paper", """{"lines":null}""", HttpStatusCode.BadRequest)]
    [DataRow("ghost", "{}", HttpStatusCode.NoContent)]
    [DataRow("ghost", "", HttpStatusCode.BadRequest)]
    [DataRow("call", """{"terminal":"TERM0001","card":"1","number":"","amount":"12.01"}""", HttpStatusCode.NoContent)]
    [DataRow("call", """{"terminal":"NOBODY","card":"","number":"1","amount":"1"}""", HttpStatusCode.NoContent)]
    [DataRow("call", """{"terminal":"TERM0001","card":"99","number":"","amount":"12.01"}""", HttpStatusCode.BadRequest)]
    [DataRow("call", """{"terminal":"TERM0001","card":"1","number":"","amount":"12,01"}""", HttpStatusCode.BadRequest)]
    [DataRow("call", """{"terminal":"TERM0001","card":"1","number":"","amount":"-1"}""", HttpStatusCode.BadRequest)]
    [DataRow("call", """{"terminal":"TERM0001","card":"1","amount":"12.01"}""", HttpStatusCode.BadRequest)]
    [DataRow("fault", """{"fault":"misbook"}""", HttpStatusCode.NoContent)]
    [DataRow("suspense", """{"sale":"TERM0001 010000000001","to":"merchant","role":"clearing","reason":"why"}""", HttpStatusCode.BadRequest)]
    [DataRow("suspense", """{"sale":"TERM0001 010000000001","to":"nobody","role":"clearing","reason":"why"}""", HttpStatusCode.BadRequest)]
    [DataRow("suspense", """{"sale":"TERM0001 010000000001","to":"merchant","role":"","reason":"why"}""", HttpStatusCode.BadRequest)]
    [DataRow("suspense", """{"sale":"TERM0001 010000000001","to":"merchant"}""", HttpStatusCode.BadRequest)]
    [DataRow("tear", """{"slip":1}""", HttpStatusCode.BadRequest)]
    [DataRow("tear", """{"slip":1.5}""", HttpStatusCode.BadRequest)]
    public async Task Input_is_checked_and_what_is_wrong_is_said(string path, string body, HttpStatusCode expected)
    {
        HttpResponseMessage answer = await Client.PostAsync("api/" + path, Json(body));
        string text = await answer.Content.ReadAsStringAsync();
        Assert.AreEqual(expected, answer.StatusCode, text);
        Assert.AreEqual(expected == HttpStatusCode.BadRequest, text.Length > 0);
    }

    [TestMethod]
    public async Task Too_much_input_is_refused()
    {
        HttpResponseMessage answer = await Client.PostAsync("api/key", Json($$"""{"key":"{{new string('5', 5_000)}}","down":true}"""));
        Assert.AreEqual(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [TestMethod]
    public async Task Only_json_is_taken()
    {
        // A form of a foreign page can send text, but not JSON, without the browser asking first.
        HttpResponseMessage answer = await Client.PostAsync("api/key", new StringContent("""{"key":"5","down":true}""", Encoding.UTF8, "text/plain"));
        Assert.AreEqual(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [TestMethod]
    [DataRow("Origin", "http://evil.example")]
    [DataRow("Origin", "null")]
    [DataRow("Host", "evil.example")]
    [DataRow("Host", "127.0.0.1")]
    [DataRow("Sec-Fetch-Site", "cross-site")]
    public async Task Foreign_requests_are_refused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/key") { Content = Json("""{"key":"5","down":true}""") };
        request.Headers.TryAddWithoutValidation(header, value);
        HttpResponseMessage answer = await Client.SendAsync(request);
        Assert.AreEqual(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [TestMethod]
    [DataRow("Host", "evil.example")]
    [DataRow("Origin", "http://evil.example")]
    public async Task Foreign_listeners_are_refused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/events");
        request.Headers.TryAddWithoutValidation(header, value);
        HttpResponseMessage answer = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.AreEqual(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [TestMethod]
    public async Task The_own_page_is_let_in()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/key") { Content = Json("""{"key":"5","down":true}""") };
        request.Headers.Add("Origin", _page!.Address.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        Assert.AreEqual(HttpStatusCode.NoContent, (await Client.SendAsync(request)).StatusCode);
    }

    [TestMethod]
    [DataRow("", "text/html")]
    [DataRow("bench.css", "text/css")]
    [DataRow("bench.js", "text/javascript")]
    public async Task The_files_come_with_a_policy_that_forbids_everything_foreign(string path, string type)
    {
        HttpResponseMessage answer = await Client.GetAsync(path);
        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.AreEqual(type, answer.Content.Headers.ContentType!.MediaType);
        StringAssert.StartsWith(string.Join(" ", answer.Headers.GetValues("Content-Security-Policy")), "default-src 'none'");
        Assert.AreEqual("nosniff", string.Join(" ", answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [TestMethod]
    public async Task The_first_events_tell_everything_and_no_card_number()
    {
        using HttpResponseMessage answer = await Client.GetAsync("api/events", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var told = new StringBuilder();
        string? line;
        while ((line = await reader.ReadLineAsync()) is not null && line != "event: told")
            told.AppendLine(line);

        foreach (string part in new[] { "begin", "screen", "switches", "buzzer", "operator", "story" })
            StringAssert.Contains(told.ToString(), "event: " + part);
        StringAssert.Contains(told.ToString(), "Good credit card");
        StringAssert.DoesNotMatch(told.ToString(), new Regex("99[0-9]{11,17}"));
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
