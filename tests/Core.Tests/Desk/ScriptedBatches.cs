using System.Collections.Generic;
using System.Linq;
using System.Text;
using Terminal.Core.Messages;

namespace Terminal.Tests.Desk;

/// <summary>The acquirer's side of settlements: which sale belongs to which batch, what it counts, what it has closed.</summary>
public sealed class ScriptedBatches(Dictionary<string, long> posted, Dictionary<string, long> refunded)
{
    /// <summary>Faults of the coming settlements, in order; none when it is empty.</summary>
    public Queue<LineFault> Faults { get; } = new();

    /// <summary>Faults of the coming upload messages.</summary>
    public Queue<LineFault> UploadFaults { get; } = new();

    /// <summary>Response codes of the coming settlements, whatever is counted.</summary>
    public Queue<int> Codes { get; } = new();

    /// <summary>Response codes of the coming upload messages, whatever they say.</summary>
    public Queue<int> UploadCodes { get; } = new();

    /// <summary>Amounts that the acquirer alone counts, by batch, and forgets with the upload when <see cref="IsStubborn"/> is not set.</summary>
    public Dictionary<int, long> Extra { get; } = [];

    /// <summary>Whether the acquirer counts as before after an upload.</summary>
    public bool IsStubborn { get; set; }

    /// <summary>The batch of every number.</summary>
    public Dictionary<string, int> Of { get; } = [];

    /// <summary>Batches that are closed: what the terminal claimed, what the acquirer counts, and field 66.</summary>
    public Dictionary<int, (string Claimed, string Counted, int Code)> Closed { get; } = [];

    /// <summary>Every upload message: number, index and of.</summary>
    public List<string> Uploaded { get; } = [];

    /// <summary>The batch that is open.</summary>
    public int Open => Closed.Count == 0 ? 1 : BatchNumber.Next(Closed.Keys.Max());

    /// <summary>What the acquirer counts of a batch, as the digits of field 63.</summary>
    public string Count(int batch)
    {
        BatchTotals totals = new();
        foreach (var (number, amount) in posted.Where(p => Of[p.Key] == batch))
            totals.AddSale(amount);
        foreach (var (number, amount) in refunded.Where(p => Of[p.Key] == batch))
            totals.AddRefund(amount);
        if (Extra.TryGetValue(batch, out long extra))
            totals.AddSale(extra);
        byte[] digits = new byte[BatchTotals.Length];
        Assert.IsTrue(totals.Write(digits, 0));
        return Encoding.ASCII.GetString(digits);
    }

    /// <summary>Answers a settlement: response code, totals and field 66.</summary>
    public (int Code, string Counted, int Settlement) Settle(int batch, string claimed, bool concludes)
    {
        if (Codes.Count > 0 && Codes.Dequeue() is int code and not ResponseCode.Approved)
            return (code, Count(batch), SettlementCode.Difference);
        if (Closed.TryGetValue(batch, out var closed))
            return (closed.Claimed == claimed ? ResponseCode.Approved : ResponseCode.Duplicate, closed.Counted, closed.Code);
        if (concludes && !IsStubborn)
            Extra.Remove(batch);
        string counted = Count(batch);
        if (counted != claimed && !concludes)
            return (ResponseCode.TotalsDiffer, counted, SettlementCode.Difference);
        int settlement = counted == claimed ? SettlementCode.Balanced : SettlementCode.Difference;
        Closed.Add(batch, (claimed, counted, settlement));
        return (ResponseCode.Approved, counted, settlement);
    }

    /// <summary>Takes a message of an upload: what is known is not posted again.</summary>
    public int Upload(string number, int batch, long amount, bool isRefund, string place)
    {
        Uploaded.Add($"{number} {place}");
        if (UploadCodes.Count > 0 && UploadCodes.Dequeue() is int code and not ResponseCode.Approved)
            return code;
        Of[number] = batch;
        (isRefund ? refunded : posted)[number] = amount;
        return ResponseCode.Approved;
    }
}
