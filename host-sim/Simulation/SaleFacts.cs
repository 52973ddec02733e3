using System;
using System.Collections.Generic;
using System.Text;
using Terminal.Core.Journal;
using Terminal.Simulation.People;

namespace Terminal.Simulation;

/// <summary>What the world's witnesses know of one sale number: what the journal held, what the merchant was told, what left the terminal.</summary>
public sealed class SaleFacts(string terminal, string number)
{
    /// <summary>The terminal.</summary>
    public string Terminal => terminal;

    /// <summary>Epoch and counter: DE37.</summary>
    public string Number => number;

    /// <summary>Minor units.</summary>
    public long Amount { get; set; }

    /// <summary>What it is.</summary>
    public SaleKind Kind { get; set; }

    /// <summary>Digits of the card number.</summary>
    public string Card { get; set; } = "";

    /// <summary>Whom it was made for; null when the world could not tell.</summary>
    public Ticket? Ticket { get; set; }

    /// <summary>The batch that its record names.</summary>
    public int Batch { get; set; }

    /// <summary>The states that were durable, in their order.</summary>
    public List<SaleState> States { get; } = [];

    /// <summary>How often its record was written.</summary>
    public int Writings { get; set; }

    /// <summary>Whether it was begun though the merchant had been told that a record is damaged, which may have been of the same.</summary>
    public bool IsBegunInDoubt { get; set; }

    /// <summary>The generation of its record that was written last.</summary>
    public int Generation { get; set; }

    /// <summary>Why the terminal decided as it did: tag 01 of DE48.</summary>
    public int DecisionReason { get; set; }

    /// <summary>Why it is advised; 0 when the host approved online.</summary>
    public int AdviceReason { get; set; }

    /// <summary>When its terminal approved it by itself, in the world's time; no time when it did not.</summary>
    public DateTime ApprovedHereAt { get; set; }

    /// <summary>Why it is reversed; 0 when it is not.</summary>
    public int ReversalReason { get; set; }

    /// <summary>The response code that its record holds; -1 for none.</summary>
    public int ResponseCode { get; set; } = -1;

    /// <summary>The approval code that its record holds; empty for none.</summary>
    public string ApprovalCode { get; set; } = "";

    /// <summary>The number of the attempt that it replaces; empty for none.</summary>
    public string Replaces { get; set; } = "";

    /// <summary>The number of what it gives back or completes; empty for none.</summary>
    public string Original { get; set; } = "";

    /// <summary>Whether a bit of its record was changed: then nothing is asked of it.</summary>
    public bool IsDamaged { get; set; }

    /// <summary>Whether the flash once did not give its record: a batch that was counted then was counted without it.</summary>
    public bool IsWithheld { get; set; }

    /// <summary>How the merchant, or the cardholder, was told that it is made; empty when nobody was.</summary>
    public string ToldMade { get; set; } = "";

    /// <summary>How they were told that it is not, or is no more; empty when nobody was.</summary>
    public string ToldNotMade { get; set; } = "";

    /// <summary>Whether the merchant was told that the acquirer refused its reversal or advice.</summary>
    public bool IsRefusalTold { get; set; }

    /// <summary>Requests of this number that left the terminal, by type.</summary>
    public List<int> Sent { get; } = [];

    /// <summary>The first message of each original type, but for DE128 and the repeat digit.</summary>
    public Dictionary<int, string> Content { get; } = [];

    /// <summary>Answers of the host, as "type code".</summary>
    public List<string> Answers { get; } = [];

    /// <summary>What the witnesses' tally has it hold of the card's limit.</summary>
    public long Held { get; set; }

    /// <summary>What of it the acquirer has given back without a refund.</summary>
    public long GivenBack { get; set; }

    /// <summary>How far it came.</summary>
    public SaleState State => States.Count == 0 ? 0 : States[^1];

    /// <summary>Whether it was voided, as the journal has it, whatever came of that.</summary>
    public bool IsVoided => States.Contains(SaleState.VoidOwed);

    /// <summary>Whether it counts in its batch: made, not refused, and no hold.</summary>
    public bool IsCounted => State is SaleState.Completed or SaleState.AdviceOwed && Kind != SaleKind.PreAuthorisation;

    /// <summary>Whether what came of it may differ from what the acquirer has: a bit of its record was changed, or one of the two refused what the other said.</summary>
    public bool IsDoubtful => IsDamaged || State is SaleState.Refused or SaleState.AdviceRefused;

    /// <summary>Whether the sale stands, as the journal has it.</summary>
    public bool IsMade => State is SaleState.Completed or SaleState.AdviceOwed or SaleState.AdviceRefused;

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append($"{terminal} {number}, {Kind} of {Amount / 100}.{Amount % 100:D2}, decision reason {DecisionReason:D2}");
        text.Append(Replaces.Length > 0 ? $", replaces {Replaces}" : "").Append('\n');
        text.Append($"  the journal held: {string.Join(", ", States)}{(IsDamaged ? " (a bit of it was changed)" : "")}\n");
        text.Append($"  the merchant was told: {(ToldMade.Length > 0 ? "made, by " + ToldMade : "never that it is made")}; {(ToldNotMade.Length > 0 ? "not made, by " + ToldNotMade : "never that it is not")}\n");
        text.Append($"  left the terminal: {(Sent.Count == 0 ? "nothing" : string.Join(", ", Sent.ConvertAll(mti => mti.ToString("D4"))))}\n");
        text.Append($"  the host answered: {(Answers.Count == 0 ? "nothing" : string.Join(", ", Answers))}");
        return text.ToString();
    }
}
