using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Terminal.Acquirer.Exchanges;

namespace Terminal.Acquirer.Web;

/// <summary>Writes a line an exchange to the operator's log. It holds the terminal, the message's and the sale's numbers and what was decided, and nothing of the card, not even its mask.</summary>
public static partial class OperatorLog
{
    /// <summary>Writes every exchange from now on.</summary>
    public static void WriteTo(this ExchangeLog exchanges, ILogger log) => exchanges.Published += exchange =>
    {
        string code = Value(exchange.Response, "39");
        string explanation = Mask().Replace(exchange.Explanation, "the card");
        if (exchange.Terminal.Length == 0)
            Refused(log, exchange.NoAnswer, explanation);
        else
            Exchanged(log, exchange.Terminal, Value(exchange.Request, "MTI"), Value(exchange.Request, "11"), Value(exchange.Request, "37"), code.Length > 0 ? code : exchange.NoAnswer, explanation);
    };

    private static string Value(IReadOnlyList<DescribedField> message, string label) => message.FirstOrDefault(field => field.Label == label)?.Value ?? "";

    // First six and last four digits, as explanations name a card.
    [GeneratedRegex(@"\d{6}\*+\d{4}")]
    private static partial Regex Mask();

    [LoggerMessage(1, LogLevel.Information, "{Terminal} {Mti} STAN {Stan} sale {Number}: {Code}. {Explanation}")]
    private static partial void Exchanged(ILogger log, string terminal, string mti, string stan, string number, string code, string explanation);

    [LoggerMessage(2, LogLevel.Warning, "Not believed: {NoAnswer} {Explanation}")]
    private static partial void Refused(ILogger log, string noAnswer, string explanation);
}
