namespace Terminal.Acquirer.Storage;

/// <summary>An exchange for people who search, masked; its time is as <see cref="Times.Stamp"/> writes it.</summary>
internal sealed record ExchangeRow(string Time, string Terminal, string Request, string Response, string Explanation);
