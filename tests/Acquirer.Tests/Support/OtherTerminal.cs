using System.Text;
using Terminal.Acquirer.Seeds;
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

    /// <summary>The default seed with a TERM0002 that stands at another point of service of the same merchant.</summary>
    /// <param name="field">What is otherwise there.</param>
    /// <param name="instead">And how.</param>
    public static string AtItsOwnPoint(string field = "ADDRESS", string instead = "ADDRESS")
    {
        string point = Town.Record("point MARKET SQUARE");
        string terminal = Town.Record("terminal TERM0001");
        return Seed.DefaultText
            .Replace(point, point + point.Replace("point MARKET SQUARE", "point HIGH STREET").Replace(field, instead))
            .Replace(terminal, terminal + terminal.Replace("TERM0001", "TERM0002").Replace("MARKET SQUARE", "HIGH STREET"));
    }

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
