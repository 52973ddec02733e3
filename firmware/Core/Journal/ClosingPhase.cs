namespace Terminal.Core.Journal;

/// <summary>How far the settlement of a batch has come. Each step is journalled before its effect can be seen.</summary>
public enum ClosingPhase : byte
{
    /// <summary>No batch was ever settled here.</summary>
    None = 0,
    /// <summary>New sales belong to the next batch; the acquirer is to be told the totals.</summary>
    Closing = 1,
    /// <summary>The totals differ: every sale and refund of the batch is sent again, as an upload.</summary>
    Uploading = 2,
    /// <summary>All of them are sent: the acquirer is to close the batch, whatever it counts.</summary>
    Concluding = 3,
    /// <summary>The acquirer has closed the batch: what must outlive its records is to be put aside.</summary>
    Closed = 4,
    /// <summary>That is done: the records may go.</summary>
    Settled = 5,
}
