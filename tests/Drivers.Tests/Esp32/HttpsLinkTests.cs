using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Terminal.Core.Ports;
using Terminal.Esp32;

namespace Terminal.Tests.Esp32;

/// <summary>Messages over the line; documents are in <see cref="HttpsLinkFetchTests"/>.</summary>
[TestClass]
public sealed class HttpsLinkTests
{
    private const int Patient = 30_000;
    private const int Impatient = 3_000;

    private readonly byte[] _request = Encoding.ASCII.GetBytes("0800 and a rest that is not sent");
    private readonly byte[] _response = new byte[16];
    private int _length = -1;

    [TestMethod]
    public void TheAnswerOfTheHostComesBack()
    {
        using TlsHost host = new(TlsHost.Answer("0810"));

        Assert.AreEqual(Delivery.Answer, Exchange(host));
        Assert.AreEqual("0810", Encoding.ASCII.GetString(_response, 0, _length));
    }

    [TestMethod]
    public void TheMessageIsPostedAsItIsAndNoMoreOfTheBuffer()
    {
        using TlsHost host = new(TlsHost.Answer("0810"));

        Exchange(host);

        StringAssert.StartsWith(host.Headers, "POST /iso8583 HTTP/1.1\r\n");
        StringAssert.Contains(host.Headers, "Content-Type: application/octet-stream\r\n");
        Assert.AreEqual("0800", Encoding.ASCII.GetString(host.Message));
    }

    [TestMethod]
    [DataRow("Transfer-Encoding: chunked\r\n\r\n2\r\n08\r\n2\r\n10\r\n0\r\n\r\n")]
    [DataRow("Connection: close\r\n\r\n0810")]
    public void AnAnswerThatDoesNotSayItsLengthIsUnknown(string rest)
    {
        using TlsHost host = new("HTTP/1.1 200 OK\r\n" + rest);

        AssertUnknown(host);
    }

    [TestMethod]
    public void AnAnswerThatJustFitsIsAnAnswer()
    {
        using TlsHost host = new(TlsHost.Answer(new string('1', 16)));

        Assert.AreEqual(Delivery.Answer, Exchange(host));
        Assert.AreEqual(16, _length);
    }

    [TestMethod]
    public void AnAnswerThatIsTooLargeIsUnknown()
    {
        using TlsHost host = new(TlsHost.Answer(new string('1', 17)));

        AssertUnknown(host);
    }

    [TestMethod]
    public void AnEmptyAnswerIsUnknown()
    {
        using TlsHost host = new(TlsHost.Answer(""));

        AssertUnknown(host);
    }

    [TestMethod]
    public void AnAnswerCutShortIsUnknown()
    {
        using TlsHost host = new("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0810");

        AssertUnknown(host);
    }

    [TestMethod]
    [DataRow("201 Created")]
    [DataRow("400 Bad Request")]
    [DataRow("500 Internal Server Error")]
    [DataRow("503 Service Unavailable")]
    public void AnyStatusButOkIsUnknown(string status)
    {
        using TlsHost host = new(TlsHost.Answer("0810", status));

        AssertUnknown(host);
    }

    [TestMethod]
    public void ARedirectIsUnknownAndNotFollowed()
    {
        using TlsHost other = new(TlsHost.Answer("0810"));
        using TlsHost host = new($"HTTP/1.1 307 Temporary Redirect\r\nLocation: {other.Address}\r\nContent-Length: 0\r\n\r\n");

        AssertUnknown(host);
        Assert.AreEqual("", other.Headers);
    }

    [TestMethod]
    public void AHostThatClosesAfterTheRequestIsUnknown()
    {
        using TlsHost host = new("");

        AssertUnknown(host);
    }

    [TestMethod]
    public void AHostThatStaysSilentIsUnknown()
    {
        using TlsHost host = new();

        AssertUnknown(host, Impatient);
    }

    [TestMethod]
    public void AHostThatStopsWithinItsAnswerIsUnknown()
    {
        using TlsHost host = new("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0810", keepOpen: true);

        AssertUnknown(host, Impatient);
        host.WaitUntilServed();
    }

    [TestMethod]
    public void APortThatNobodyListensToIsNotSent()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using TlsHost host = new();

        AssertNotSent(new HttpsLink($"https://127.0.0.1:{port}", host.RootPem, Patient));
    }

    [TestMethod]
    public void ANameThatNobodyHasIsNotSent()
    {
        using TlsHost host = new();

        AssertNotSent(new HttpsLink("https://host.invalid:8443", host.RootPem, Patient));
    }

    [TestMethod]
    public void ACertificateOfAnotherRootIsNotSent()
    {
        using TlsHost other = new();
        using TlsHost host = new(TlsHost.Answer("0810"));

        AssertNotSent(new HttpsLink(host.Address, other.RootPem, Patient));
        host.WaitUntilServed();
        Assert.AreEqual("", host.Headers);
    }

    [TestMethod]
    public void ACertificateOfAnotherHostIsNotSent()
    {
        using TlsHost host = new(TlsHost.Answer("0810"), name: "other.test");

        AssertNotSent(new HttpsLink(host.Address, host.RootPem, Patient));
        host.WaitUntilServed();
        Assert.AreEqual("", host.Headers);
    }

    [TestMethod]
    public void AnExpiredCertificateIsNotSent()
    {
        using TlsHost host = new(TlsHost.Answer("0810"), expired: true);

        AssertNotSent(new HttpsLink(host.Address, host.RootPem, Patient));
        host.WaitUntilServed();
        Assert.AreEqual("", host.Headers);
    }

    [TestMethod]
    public void ARootThatIsNoCertificateIsNotSent()
    {
        using TlsHost host = new(TlsHost.Answer("0810"));

        AssertNotSent(new HttpsLink(host.Address, "not a certificate", Patient));
    }

    [TestMethod]
    public void NothingIsSentInTheClear()
    {
        using TlsHost host = new();
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();

        AssertNotSent(new HttpsLink($"http://{listener.LocalEndpoint}", host.RootPem, Patient));
        Assert.IsFalse(listener.Pending());
    }

    [TestMethod]
    public void WithoutAnAddressNothingIsSent()
    {
        using TlsHost host = new();

        AssertNotSent(new HttpsLink("", host.RootPem, Patient));
    }

    [TestMethod]
    public void WhatWasGivenUpBeforeItBeganIsNeverSent()
    {
        TaskCompletionSource handshake = new();
        using TlsHost host = new(TlsHost.Answer("0810"), handshake: handshake.Task);

        AssertNotSent(new HttpsLink(host.Address, host.RootPem, 300));
        handshake.SetResult();
        host.WaitUntilServed();

        Assert.AreEqual(0, host.Message.Length);
    }

    [TestMethod]
    public void AfterAFailureTheNextExchangeStartsAnew()
    {
        using TlsHost host = new(TlsHost.Answer("0810"));
        HttpsLink link = new(host.Address, host.RootPem, Patient);
        using TlsHost broken = new("");
        HttpsLink brokenLink = new(broken.Address, broken.RootPem, Patient);

        Assert.AreEqual(Delivery.Unknown, brokenLink.Exchange(_request, 4, _response, out _length));
        Assert.AreEqual(Delivery.Answer, link.Exchange(_request, 4, _response, out _length));
    }

    private Delivery Exchange(TlsHost host, int timeout = Patient) =>
        new HttpsLink(host.Address, host.RootPem, timeout).Exchange(_request, 4, _response, out _length);

    private void AssertUnknown(TlsHost host, int timeout = Patient)
    {
        Assert.AreEqual(Delivery.Unknown, Exchange(host, timeout));
        Assert.AreEqual(0, _length);
        Assert.AreEqual(4, host.Message.Length);
    }

    private void AssertNotSent(HttpsLink link)
    {
        Assert.AreEqual(Delivery.NotSent, link.Exchange(_request, 4, _response, out _length));
        Assert.AreEqual(0, _length);
    }
}
