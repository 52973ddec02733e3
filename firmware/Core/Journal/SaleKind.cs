namespace Terminal.Core.Journal;

/// <summary>What a record of the journal is about.</summary>
public enum SaleKind : byte
{
    /// <summary>A sale of goods or services.</summary>
    Sale = 0,
    /// <summary>Money back to the cardholder, for a sale that has been settled or is not known.</summary>
    Refund = 1,
    /// <summary>A hold on the card's limit: nothing is posted, and it stands outside every batch.</summary>
    PreAuthorisation = 2,
    /// <summary>The sale that takes the place of a pre-authorisation's hold.</summary>
    Completion = 3,
}
