namespace Terminal.Acquirer.Storage;

/// <summary>What an advice says beyond its row of the sale, and what speaks against it; texts as they were received.</summary>
internal sealed record AdviceRow(
    string Terminal, string Number, string Reason, string Decision, string Cardholder, string List, string Parameters, string Entry, string Approval, string Sold, string Replaces, string Doubt, string Verdict);
