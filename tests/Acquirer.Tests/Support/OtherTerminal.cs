using System.Text;
using Terminal.Core.Messages;

namespace Terminal.Tests.Support;

/// <summary>Another terminal of a town, signed on.</summary>
internal sealed class OtherTerminal
{
    private readonly Town _town;

    public OtherTerminal(Town town, string id)
    {
        _town = town;
        Terminal = new TestTerminal(town.Seed.Terminal(id)!);
        Assert.AreEqual("00", SendForCode(Terminal.SignOn("LOST")));
    }

    public TestTerminal Terminal { get; }

    public string SendForCode(Draft request)
    {
        var reply = _town.Host.HandleAsync(request.Seal(Terminal.MacKey)).GetAwaiter().GetResult();
        Assert.AreEqual(200, reply.Status, reply.Text);
        var answer = new Message(2048);
        reply.Message.CopyTo(answer.Bytes, 0);
        Assert.AreEqual(ParseResult.Ok, answer.Parse(reply.Message.Length));
        return Encoding.ASCII.GetString(answer.Bytes, answer.Offset(Field.ResponseCode), 2);
    }
}
