using System.Collections.Generic;
using System.Linq;
using System.Text;
using Terminal.Core.Keys;
using Terminal.Core.Messages;
using Terminal.Core.Ports;

namespace Terminal.Tests.Desk;

/// <summary>The other end of the line: it authorises, keeps a ledger by number, and lets the line fail as told.</summary>
public sealed class ScriptedAcquirer(ICrypto crypto, KeyRing keys, IClock clock) : IHostLink
{
    private readonly Message _request = new(Message.TerminalCapacity);
    private readonly Message _answer = new(Message.TerminalCapacity);
    private readonly TagList _tags = new(200);
    private readonly Dictionary<string, (string First, string Answer)> _seen = [];
    private readonly Dictionary<string, int> _refusals = [];
    private readonly Dictionary<string, string> _origins = [];

    /// <summary>Faults of the coming sale requests, in order; none when it is empty.</summary>
    public Queue<LineFault> SaleFaults { get; } = new();

    /// <summary>Faults of the coming reversals.</summary>
    public Queue<LineFault> ReversalFaults { get; } = new();

    /// <summary>Faults of the coming advices.</summary>
    public Queue<LineFault> AdviceFaults { get; } = new();

    /// <summary>Faults of the coming sign-ons and echoes.</summary>
    public Queue<LineFault> SignOnFaults { get; } = new();

    /// <summary>Response codes of the coming sales; 00 when it is empty.</summary>
    public Queue<int> Codes { get; } = new();

    /// <summary>Response codes of the coming reversals; 00 when it is empty.</summary>
    public Queue<int> ReversalCodes { get; } = new();

    /// <summary>Response codes of the coming advices; 00 when it is empty.</summary>
    public Queue<int> AdviceCodes { get; } = new();

    /// <summary>Response codes of the coming sign-ons and echoes; 00 when it is empty.</summary>
    public Queue<int> NetworkCodes { get; } = new();

    /// <summary>Number of the newest parameters, told at every sign-on; 0 tells nothing.</summary>
    public int NewestParameters { get; set; }

    /// <summary>The parameter file that is offered; null for none.</summary>
    public byte[]? Parameters { get; set; }

    /// <summary>How many requests for a document get no answer, from the first on.</summary>
    public int FetchesLost { get; set; }

    /// <summary>Every document that was asked for, without its MAC.</summary>
    public List<string> Fetched { get; } = [];

    /// <summary>Amounts that stand in the books, by number.</summary>
    public Dictionary<string, long> Posted { get; } = [];

    /// <summary>Amounts that are held, by the number of the pre-authorisation.</summary>
    public Dictionary<string, long> Held { get; } = [];

    /// <summary>Amounts given back, by the number of the refund.</summary>
    public Dictionary<string, long> Refunded { get; } = [];

    /// <summary>Tag 08, by the number of the refund or completion that names it.</summary>
    public Dictionary<string, string> Named { get; } = [];

    /// <summary>The open batch, told at every sign-on.</summary>
    public int Batch { get; set; } = 1;

    /// <summary>Whether an approved refund gets an approval code.</summary>
    public bool HasRefundCodes { get; set; } = true;

    /// <summary>The batches, and how they are settled.</summary>
    public ScriptedBatches Batches => field ??= new ScriptedBatches(Posted, Refunded);

    /// <summary>Where a terminal goes on that has lost its epoch (tag 14).</summary>
    public string NewEpoch { get; set; } = "";

    /// <summary>Numbers whose sales the acquirer approves and forgets.</summary>
    public HashSet<string> Forgotten { get; } = [];

    /// <summary>Amounts of advices that were refused, by number.</summary>
    public Dictionary<string, long> Refused { get; } = [];

    /// <summary>The last field 25, field 38 of the advices, and 90 of the reversals, by number.</summary>
    public Dictionary<string, string> Conditions { get; } = [];

    public Dictionary<string, string> ApprovalCodes { get; } = [];

    public Dictionary<string, string> Originals { get; } = [];

    /// <summary>Numbers that were reversed: no request with one of them ever posts.</summary>
    public HashSet<string> Tombstones { get; } = [];

    /// <summary>Every request, as it came: MTI, number and the tag that tells most.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>What happens as the terminal calls, be it with a message or for a document.</summary>
    public Action Called { get; set; } = () => { };

    public Delivery Exchange(byte[] request, int requestLength, byte[] response, out int responseLength)
    {
        Called();
        responseLength = 0;
        request.AsSpan(0, requestLength).CopyTo(_request.Bytes);
        Assert.AreEqual(ParseResult.Ok, _request.Parse(requestLength));
        Assert.AreEqual(0, MessageRules.Check(_request), "The terminal's message breaks the rules.");
        Assert.IsTrue(_request.IsGenuine(crypto, keys.MessageMac));
        Queue<LineFault> faults = _request.Mti switch
        {
            Mti.Financial or Mti.Authorisation => SaleFaults,
            Mti.Network => SignOnFaults,
            Mti.Advice or Mti.AdviceRepeat => AdviceFaults,
            Mti.Settlement or Mti.SettlementRepeat => Batches.Faults,
            Mti.Upload or Mti.UploadRepeat => Batches.UploadFaults,
            _ => ReversalFaults,
        };
        LineFault fault = faults.Count > 0 ? faults.Dequeue() : LineFault.None;
        if (fault == LineFault.NoRoute)
            return Delivery.NotSent;
        clock.Wait(fault is LineFault.RequestLost or LineFault.AnswerLost ? 30_000 : 200);
        if (fault == LineFault.RequestLost)
            return Delivery.Unknown;
        Answer();
        if (fault == LineFault.AnswerLost)
            return Delivery.Unknown;
        responseLength = Spoil(fault, response);
        return Delivery.Answer;
    }

    /// <summary>The documents of the stop list; none when it is null.</summary>
    public ListPublisher? StopList { get; set; }

    public int Fetch(string path, int offset, byte[] buffer, int count)
    {
        Called();
        if (path.StartsWith("/stop-list/", StringComparison.Ordinal))
            return StopList?.Fetch(path, offset, buffer, count) ?? FetchStatus.Refused;
        Assert.IsTrue(SignedPath.IsGenuine(crypto, keys.MessageMac, path), "A document is asked for without a right MAC.");
        Fetched.Add(path[..path.IndexOf("&mac=", StringComparison.Ordinal)]);
        clock.Wait(200);
        if (Fetched.Count <= FetchesLost)
            return FetchStatus.NoAnswer;
        if (Parameters is null)
            return FetchStatus.Refused;
        int length = Math.Clamp(Parameters.Length - offset, 0, count);
        Parameters.AsSpan(offset, length).CopyTo(buffer);
        return length;
    }

    private void Answer()
    {
        string number = Text(Field.RetrievalReference);
        string body = Text(Field.PrivateData);
        Requests.Add($"{_request.Mti:0000} {number} {body}".TrimEnd());
        if (_request.Mti == Mti.Network)
        {
            SignOn();
            return;
        }

        if (Mti.Original(_request.Mti) == Mti.Settlement)
        {
            Settle();
            return;
        }

        int batch = (int)_request.Number(Field.Batch);
        string content = Encoding.ASCII.GetString(_request.Bytes, 4, _request.Length - 20);
        string key = _request.Mti / 100 + number;
        string origin = $"{Mti.Original(_request.Mti):0000}{Text(Field.Stan)}{Text(Field.TransmissionTime)}";
        if (_request.Has(Field.OriginalElements) && _origins.TryGetValue(Mti.Original(_request.Mti) != Mti.Upload && _request.FindTag(Tag.OriginalNumber, out _, out _) ? Tagged(Tag.OriginalNumber) : number, out string? known))
            Assert.AreEqual(known, Text(Field.OriginalElements)[..20], "Field 90 names the original.");
        if (Mti.Original(_request.Mti) is not (Mti.Reversal or Mti.Upload))
            _origins[number] = origin;
        int code = Mti.Original(_request.Mti) switch
        {
            Mti.Financial or Mti.Authorisation => Authorise(number),
            Mti.Advice => Advise(number),
            Mti.Upload => Batches.Upload(number, batch, _request.Number(Field.Amount), _request.Number(Field.ProcessingCode) == ProcessingCode.Refund, Text(Field.MessageNumber) + "/" + Text(Field.LastMessage)),
            _ => Reverse(number),
        };
        if (Mti.Original(_request.Mti) is Mti.Financial or Mti.Authorisation or Mti.Advice)
        {
            Assert.IsFalse(Batches.Closed.ContainsKey(batch), "A new number for a closed batch.");
            Batches.Of[number] = batch;
            if (Forgotten.Contains(number))
                Posted.Remove(number);
        }

        AssertSameAgain(key, content);
        Begin(code);
        _answer.PutSame(Field.Currency, _request);
        if (Mti.Original(_request.Mti) == Mti.Upload)
        {
            foreach (int field in new[] { Field.Batch, Field.MessageNumber, Field.LastMessage })
                _answer.PutSame(field, _request);
        }

        _answer.Seal(crypto, keys.MessageMac);
    }

    private void AssertSameAgain(string key, string content)
    {
        if (_seen.TryGetValue(key, out var first))
            Assert.AreEqual(first.First, content, "A repeat is the same message again.");
        _seen[key] = (content, "");
    }

    private void Settle()
    {
        bool concludes = _request.Number(Field.ProcessingCode) == ProcessingCode.CloseAfterUpload;
        int batch = (int)_request.Number(Field.Batch);
        AssertSameAgain($"5 {concludes} {batch}", Encoding.ASCII.GetString(_request.Bytes, 4, _request.Length - 20));
        var (code, counted, settlement) = Batches.Settle(batch, Text(Field.Totals), concludes);
        _answer.Begin(Mti.SettlementAnswer);
        foreach (int field in new[] { Field.ProcessingCode, Field.TransmissionTime, Field.Stan })
            _answer.PutSame(field, _request);
        _answer.PutNumber(Field.ResponseCode, code);
        _answer.PutSame(Field.Terminal, _request);
        PutTime();
        _answer.PutSame(Field.SettlementCurrency, _request);
        _answer.PutSame(Field.Batch, _request);
        _answer.PutText(Field.Totals, counted);
        _answer.PutNumber(Field.SettlementCode, settlement);
        _answer.Seal(crypto, keys.MessageMac);
    }

    private int Authorise(string number)
    {
        if (Tombstones.Contains(number) || Books.ContainsKey(number))
            return ResponseCode.Duplicate;
        Name(number);
        Conditions[number] = Text(Field.ConditionCode);
        int code = Codes.Count > 0 ? Codes.Dequeue() : ResponseCode.Approved;
        if (ResponseCode.IsApproval(code) || ResponseCode.IsApprovalToReverse(code))
            Books.Add(number, _request.Number(Field.Amount));
        return code;
    }

    private int Advise(string number)
    {
        Conditions[number] = Text(Field.ConditionCode);
        ApprovalCodes[number] = Text(Field.ApprovalCode);
        int code = AdviceCodes.Count > 0 ? AdviceCodes.Dequeue() : ResponseCode.Approved;
        if (ResponseCode.SendAgain(code))
            return code;
        if (_refusals.TryGetValue(number, out int refusal))
            return refusal;
        if (Tombstones.Contains(number) || Posted.ContainsKey(number))
            return ResponseCode.Duplicate;
        bool isFinal = ResponseCode.IsFinalForAdvice(code);
        Name(number);
        if (_request.TagNumber(Tag.AdviceReason) == AdviceReason.Completion)
            Held.Remove(Named[number]);
        (isFinal ? Posted : Refused).Add(number, _request.Number(Field.Amount));
        if (!isFinal)
            _refusals.Add(number, code);
        return code;
    }

    private int Reverse(string number)
    {
        Originals[number] = Text(Field.OriginalElements);
        Conditions[number] = Text(Field.ConditionCode);
        int code = ReversalCodes.Count > 0 ? ReversalCodes.Dequeue() : ResponseCode.Approved;
        if (code != ResponseCode.Approved)
            return code;
        Tombstones.Add(number);

        // A completion that never came: its hold is known by the approval code.
        if (!_origins.ContainsKey(number) && Originals[number].StartsWith("0220") && Text(Field.ApprovalCode) == "AB12CD")
            Held.Clear();
        return Posted.Remove(number) | Held.Remove(number) | Refunded.Remove(number) ? ResponseCode.Approved : ResponseCode.NotFound;
    }

    private Dictionary<string, long> Books =>
        _request.Mti == Mti.Authorisation ? Held : _request.Number(Field.ProcessingCode) == ProcessingCode.Refund ? Refunded : Posted;

    private void Name(string number)
    {
        if (_request.FindTag(Tag.OriginalNumber, out _, out _))
            Named[number] = Tagged(Tag.OriginalNumber);
    }

    private string Tagged(int tag)
    {
        _request.FindTag(tag, out int at, out int length);
        return Encoding.ASCII.GetString(_request.Bytes, at, length);
    }

    private void SignOn()
    {
        _answer.Begin(Mti.NetworkAnswer);
        _answer.PutSame(Field.TransmissionTime, _request);
        _answer.PutSame(Field.Stan, _request);
        _answer.PutNumber(Field.ResponseCode, NetworkCodes.Count > 0 ? NetworkCodes.Dequeue() : 0);
        _answer.PutSame(Field.Terminal, _request);
        _tags.Clear();
        _tags.PutText(Tag.HostTime, clock.UtcNow.ToString("yyyyMMddHHmmss"));
        _tags.PutNumber(Tag.MacKeyVersion, 1);
        if (StopList is not null)
            _tags.PutNumber(Tag.NewestList, StopList.Newest);
        if (NewestParameters > 0)
            _tags.PutNumber(Tag.NewestParameters, NewestParameters);
        _tags.PutText(Tag.Position, NewEpoch.Length > 0 ? NewEpoch : $"A1{Math.Max(Batch, Batches.Open):D6}0000000000");
        _answer.PutTags(_tags);
        _answer.PutSame(Field.NetworkCode, _request);
        _answer.Seal(crypto, keys.MessageMac);
    }

    private void Begin(int code)
    {
        _answer.Begin(Mti.AnswerTo(_request.Mti));
        foreach (int field in new[] { Field.ProcessingCode, Field.Amount, Field.TransmissionTime, Field.Stan, Field.RetrievalReference })
            _answer.PutSame(field, _request);
        if (_request.Mti is Mti.Financial or Mti.Authorisation && ResponseCode.IsApproval(code) && (HasRefundCodes || Books != Refunded))
            _answer.PutText(Field.ApprovalCode, "AB12CD");
        _answer.PutNumber(Field.ResponseCode, code);
        _answer.PutSame(Field.Terminal, _request);
        PutTime();
    }

    private void PutTime()
    {
        _tags.Clear();
        _tags.PutText(Tag.HostTime, clock.UtcNow.ToString("yyyyMMddHHmmss"));
        _tags.PutNumber(Tag.MacKeyVersion, 1);
        _answer.PutTags(_tags);
    }

    // What the line makes of the answer; one that is not the host's own carries a right MAC all the same.
    private int Spoil(LineFault fault, byte[] response)
    {
        if (fault == LineFault.Garbage)
            return Encoding.ASCII.GetBytes("<html>404</html>", response);
        byte[] answer = _answer.Bytes[.._answer.Length];
        if (fault is LineFault.ChangedAmount or LineFault.AnswerOfAnother)
        {
            answer[_answer.Offset(fault == LineFault.ChangedAmount ? Field.Amount : Field.Stan) + 5] ^= 1;
            byte[] mac = crypto.Hmac(keys.MessageMac, answer, 0, answer.Length - 16);
            Encoding.ASCII.GetBytes(Convert.ToHexString(mac, 0, 8)).CopyTo(answer, answer.Length - 16);
        }
        else if (fault == LineFault.WrongMac)
        {
            answer[^1] = (byte)(answer[^1] == '0' ? '1' : '0');
        }

        answer.CopyTo(response, 0);
        return answer.Length;
    }

    private string Text(int field) => Encoding.ASCII.GetString(_request.Bytes, _request.Offset(field), _request.LengthOf(field));
}
