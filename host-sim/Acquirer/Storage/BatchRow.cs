namespace Terminal.Acquirer.Storage;

/// <summary>A closed batch. Claimed and totals are field 63 as the terminal and as this host counted; claimed is null when the terminal has lost the batch.</summary>
internal sealed record BatchRow(string Terminal, long Number, string Closed, string? Claimed, string Totals, long Code);
