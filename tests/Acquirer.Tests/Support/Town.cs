using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Terminal.Acquirer;
using Terminal.Acquirer.Authorisation;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Seeds;
using Terminal.Acquirer.StopLists;
using Terminal.Core.Messages;

namespace Terminal.Tests.Support;

/// <summary>A host over a database in a temporary folder, and a terminal that has signed on.</summary>
internal sealed class Town : IDisposable
{
    private readonly IIssuerLine? _issuers;
    private readonly TimeSpan? _issuerWithin;

    public Town(string? seed = null, IIssuerLine? issuers = null, TimeSpan? issuerWithin = null, bool signOn = true)
    {
        _issuers = issuers;
        _issuerWithin = issuerWithin;
        Seed = Read(seed ?? Seed.DefaultText);
        Terminal = new TestTerminal(Seed.Terminals[0]);
        Host = Open();
        if (signOn)
            Assert.AreEqual("00", Code(Send(Terminal.SignOn("LOST"))));
    }

    public Seed Seed { get; private set; }

    public TestClock Clock { get; } = new();

    public TestTerminal Terminal { get; }

    public PaymentSwitch Host { get; private set; }

    public TownDatabase Database { get; } = new();

    public string Explanation => Host.Exchanges.Last[^1].Explanation;

    /// <summary>Who builds the stop list's bases after the next start; null for the host itself.</summary>
    public IBaseBuilder? Bases { get; set; }

    public PaymentSwitch Open() => new(Database.Where, Seed, Clock, _issuers, _issuerWithin, Bases);

    public void Restart(string? seed = null)
    {
        Host.Dispose();
        if (seed is not null)
            Seed = Read(seed);
        Host = Open();
    }

    // Most tests are not about floor limits: those that are write theirs with one space.
    private static Seed Read(string text) => Seed.Read("test.txt", Regex.Replace(text, "floor-limit {2,}.*", "floor-limit 9999999.00"));

    /// <summary>The text of one record of the default seed, up to the empty line behind it.</summary>
    public static string Record(string head) =>
        Seed.DefaultText[Seed.DefaultText.IndexOf($"\n{head}\n", StringComparison.Ordinal)..].TrimStart('\n').Split("\n\n")[0] + "\n\n";

    /// <summary>The default seed with one record that is not active.</summary>
    public static string WithInactive(string head) =>
        Seed.DefaultText.Replace(Record(head), Record(head).Replace("active          yes", "active          no"));

    public TestCard Card(string role) => TestTerminal.Card(Seed, role);

    public TestCard Credit => Card("Good credit card");

    public long Remaining(TestCard card) => Host.Cards().Single(known => known.Mask == CardNumber.Mask(Encoding.ASCII.GetBytes(card.Number))).Remaining;

    public Task<Reply> SendAsync(Draft request) => Host.HandleAsync(request.Seal(Terminal.MacKey));

    public Reply Post(Draft request) => Host.HandleAsync(request.Seal(Terminal.MacKey)).GetAwaiter().GetResult();

    /// <summary>Sends a request and reads its answer, which must fit by the terminal's own judgement.</summary>
    public Message Send(Draft request)
    {
        var reply = Post(request);
        Assert.AreEqual(200, reply.Status, reply.Text);
        return Fitting(request, reply);
    }

    public Message Fitting(Draft request, Reply reply)
    {
        var sent = new Message(2048);
        byte[] bytes = request.Seal(Terminal.MacKey);
        bytes.CopyTo(sent.Bytes, 0);
        Assert.AreEqual(ParseResult.Ok, sent.Parse(bytes.Length));
        var answer = new Message(2048);
        reply.Message.CopyTo(answer.Bytes, 0);
        Assert.AreEqual(AnswerFit.Fits, Answers.Judge(sent, answer, reply.Message.Length, HostCrypto.Instance, Terminal.MacKey));
        return answer;
    }

    /// <summary>Telephones the voice desk.</summary>
    public VoiceAnswer Call(long amount, TestCard card) =>
        Host.VoiceDesk.AskAsync(Seed.Terminals[0].Id, Encoding.ASCII.GetBytes(card.Number), amount).GetAwaiter().GetResult();

    /// <summary>Does something to the database behind the host's back.</summary>
    public object? Execute(string sql) => Database.Execute(sql);

    public string SendForCode(Draft request) => Code(Send(request));

    public static string Code(Message answer) => Text(answer, Field.ResponseCode);

    public static string Text(Message message, int field) => Encoding.ASCII.GetString(message.Bytes, message.Offset(field), message.LengthOf(field));

    public static string TagText(Message message, int tag) =>
        message.FindTag(tag, out int offset, out int length) ? Encoding.ASCII.GetString(message.Bytes, offset, length) : "";

    public void Dispose()
    {
        Host.Dispose();
        Database.Dispose();
    }
}
