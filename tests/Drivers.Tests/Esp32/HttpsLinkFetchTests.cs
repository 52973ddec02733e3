using System.Net;
using System.Net.Sockets;
using System.Text;
using Terminal.Core.Ports;
using Terminal.Esp32;

namespace Terminal.Tests.Esp32;

/// <summary>Documents over the line; messages are in <see cref="HttpsLinkTests"/>.</summary>
[TestClass]
public sealed class HttpsLinkFetchTests
{
    private const int Patient = 30_000;
    private const int Impatient = 3_000;
    private const int Wanted = 4;

    private readonly byte[] _buffer = Encoding.ASCII.GetBytes("--------");

    [TestMethod]
    public void APartOfADocumentIsAskedForAndComes()
    {
        using TlsHost host = new(Part("bytes 8-11/100", "abcd"));

        Assert.AreEqual(4, Fetch(host, 8));
        AssertBuffer("abcd----");
        StringAssert.StartsWith(host.Headers, "GET /stop-list/delta?from=0000000001&mac=00 HTTP/1.1\r\n");
        StringAssert.Contains(host.Headers, "\r\nRange: bytes=8-11\r\n");
        Assert.AreEqual(0, host.Message.Length);
    }

    [TestMethod]
    [DataRow("bytes 8-9/10", "ab", 2)]
    [DataRow("bytes 8-11/12", "abcd", 4)]
    [DataRow("bytes 8-11/*", "abcd", 4)]
    public void APartMayEndWhereTheDocumentDoes(string range, string content, int length)
    {
        using TlsHost host = new(Part(range, content));

        Assert.AreEqual(length, Fetch(host, 8));
    }

    [TestMethod]
    [DataRow("bytes 8-9/100", "ab")]
    [DataRow("bytes 8-9/*", "ab")]
    [DataRow("bytes 0-3/100", "abcd")]
    [DataRow("bytes 8-11/100", "abc")]
    [DataRow("bytes 8-11/100", "abcde")]
    [DataRow("bytes 8-12/100", "abcde")]
    [DataRow("bytes 80-110/1000", "abcd")]
    [DataRow("", "abcd")]
    public void APartThatWasNotAskedForIsNoAnswer(string range, string content)
    {
        using TlsHost host = new(Part(range, content));

        AssertFails(FetchStatus.NoAnswer, Fetch(host, 8));
    }

    [TestMethod]
    [DataRow("abc", 3)]
    [DataRow("abcd", 4)]
    [DataRow("abcdefgh", 4)]
    [DataRow("", 0)]
    public void AWholeDocumentIsItsBeginning(string content, int length)
    {
        using TlsHost host = new(TlsHost.Answer(content));

        Assert.AreEqual(length, Fetch(host, 0));
        AssertBuffer(content[..length].PadRight(8, '-'));
    }

    [TestMethod]
    public void AWholeDocumentIsNotItsMiddle()
    {
        using TlsHost host = new(TlsHost.Answer("abcdefghijkl"));

        AssertFails(FetchStatus.NoAnswer, Fetch(host, 8));
    }

    [TestMethod]
    public void BehindItsEndADocumentHasNothing()
    {
        using TlsHost host = new("HTTP/1.1 416 Range Not Satisfiable\r\nContent-Range: bytes */8\r\nContent-Length: 0\r\n\r\n");

        Assert.AreEqual(0, Fetch(host, 8));
        AssertBuffer("--------");
    }

    [TestMethod]
    [DataRow("400 Bad Request")]
    [DataRow("403 Forbidden")]
    [DataRow("404 Not Found")]
    [DataRow("410 Gone")]
    public void AnErrorOfTheRequestIsRefused(string status)
    {
        using TlsHost host = new(TlsHost.Answer("a text", status));

        AssertFails(FetchStatus.Refused, Fetch(host, 0));
    }

    [TestMethod]
    [DataRow("204 No Content")]
    [DataRow("408 Request Timeout")]
    [DataRow("429 Too Many Requests")]
    [DataRow("500 Internal Server Error")]
    [DataRow("503 Service Unavailable")]
    public void AnyOtherStatusIsNoAnswer(string status)
    {
        using TlsHost host = new(TlsHost.Answer(status.StartsWith("204", StringComparison.Ordinal) ? "" : "text", status));

        AssertFails(FetchStatus.NoAnswer, Fetch(host, 0));
    }

    [TestMethod]
    public void ARedirectIsNotFollowed()
    {
        using TlsHost other = new(TlsHost.Answer("abcd"));
        using TlsHost host = new($"HTTP/1.1 302 Found\r\nLocation: {other.Address}\r\nContent-Length: 0\r\n\r\n");

        AssertFails(FetchStatus.NoAnswer, Fetch(host, 0));
        Assert.AreEqual("", other.Headers);
    }

    [TestMethod]
    [DataRow("Content-Length: 4\r\n\r\nab")]
    [DataRow("Content-Length: 4000000000\r\nContent-Range: bytes 0-3999999999/4000000000\r\n\r\nab")]
    [DataRow("Content-Length: 99999999999999999999\r\n\r\nab")]
    [DataRow("Transfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\n")]
    [DataRow("Connection: close\r\n\r\nabcd")]
    public void AnAnswerThatIsNotWhatItAnnouncesIsNoAnswer(string rest)
    {
        foreach (string status in new[] { "200 OK", "206 Partial Content" })
        {
            using TlsHost host = new($"HTTP/1.1 {status}\r\n{rest}");

            AssertFails(FetchStatus.NoAnswer, Fetch(host, 0));
        }
    }

    [TestMethod]
    public void AHostThatClosesIsNoAnswer()
    {
        using TlsHost host = new("");

        AssertFails(FetchStatus.NoAnswer, Fetch(host, 0));
    }

    [TestMethod]
    public void AHostThatStaysSilentIsNoAnswer()
    {
        using TlsHost host = new();

        AssertFails(FetchStatus.NoAnswer, Fetch(host, 0, Impatient));
    }

    [TestMethod]
    public void AHostThatStopsWithinItsAnswerIsNoAnswerAndLetGo()
    {
        using TlsHost host = new("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-3/4\r\nContent-Length: 4\r\n\r\nab", keepOpen: true);

        AssertFails(FetchStatus.NoAnswer, Fetch(host, 0, Impatient));
        host.WaitUntilServed();
    }

    [TestMethod]
    public void ACertificateOfAnotherRootIsNoAnswer()
    {
        using TlsHost other = new();
        using TlsHost host = new(TlsHost.Answer("abcd"));

        AssertFails(FetchStatus.NoAnswer, Fetch(new HttpsLink(host.Address, other.RootPem, Patient), 0));
        host.WaitUntilServed();
        Assert.AreEqual("", host.Headers);
    }

    [TestMethod]
    public void NothingIsAskedForInTheClear()
    {
        using TlsHost host = new();
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();

        AssertFails(FetchStatus.NoAnswer, Fetch(new HttpsLink($"http://{listener.LocalEndpoint}", host.RootPem, Patient), 0));
        AssertFails(FetchStatus.NoAnswer, Fetch(new HttpsLink("", host.RootPem, Patient), 0));
        Assert.IsFalse(listener.Pending());
    }

    private static string Part(string range, string content) =>
        $"HTTP/1.1 206 Partial Content\r\n{(range.Length == 0 ? "" : $"Content-Range: {range}\r\n")}Content-Length: {content.Length}\r\n\r\n{content}";

    private int Fetch(TlsHost host, int offset, int timeout = Patient) => Fetch(new HttpsLink(host.Address, host.RootPem, timeout), offset);

    private int Fetch(HttpsLink link, int offset) => link.Fetch("/stop-list/delta?from=0000000001&mac=00", offset, _buffer, Wanted);

    private void AssertFails(int status, int answered)
    {
        Assert.AreEqual(status, answered);
        AssertBuffer("--------");
    }

    private void AssertBuffer(string expected) => Assert.AreEqual(expected, Encoding.ASCII.GetString(_buffer));
}
