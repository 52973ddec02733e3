using System;
using System.Collections.Generic;
using System.Diagnostics.Metrics;
using System.Globalization;
using Terminal.Acquirer.Requests;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Exchanges;

/// <summary>
/// Counts exchanges and their time, for whoever listens to the meter <see cref="Name"/>: <c>terminal.acquirer.exchanges</c>, a histogram in seconds from the request's last byte to the
/// answer's first, with the tags <c>mti</c> (of a genuine request; else empty) and <c>code</c> (field 39 of the answer; HTTP's status where there was none).
/// </summary>
public sealed class ExchangeMeter : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Terminal.Acquirer";

    // From a sale that nobody is asked about to the longest that an issuer may take: whoever reads the histogram can tell 2 seconds from 5.
    private static readonly InstrumentAdvice<double> Buckets = new() { HistogramBucketBoundaries = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 25] };

    private readonly Meter _meter = new(Name);
    private readonly Histogram<double> _exchanges;

    /// <summary>Makes the instruments.</summary>
    /// <param name="alarms">How many alarms were raised: <c>terminal.acquirer.alarms</c>.</param>
    internal ExchangeMeter(Func<long> alarms)
    {
        _exchanges = _meter.CreateHistogram<double>("terminal.acquirer.exchanges", "s", "Exchanges with terminals, and how long each took.", null, Buckets);
        _meter.CreateObservableCounter("terminal.acquirer.alarms", alarms, description: "What an operator must look at.");
    }

    internal void Record(Request request, Reply reply, TimeSpan took)
    {
        if (!_exchanges.Enabled)
            return;
        string code = reply.Message.Length > 0 ? FieldWalk.TextOf(reply.Message, Field.ResponseCode) : $"HTTP {reply.Status}";
        string mti = reply.Status == 200 ? request.Walk.Mti.ToString("D4", CultureInfo.InvariantCulture) : "";
        _exchanges.Record(took.TotalSeconds, new KeyValuePair<string, object?>("mti", mti), new KeyValuePair<string, object?>("code", code));
    }

    /// <summary>Ends the instruments.</summary>
    public void Dispose() => _meter.Dispose();
}
