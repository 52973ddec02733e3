namespace Terminal.Acquirer.Accounts;

/// <summary>One account of the ledger.</summary>
/// <param name="Name">What it is for: <c>issuer</c>, <c>clearing</c>, <c>merchant</c>, <c>suspense</c>, <c>fees</c> or <c>losses</c>.</param>
/// <param name="Party">Whose it is: the issuer's name, or the merchant's number; empty for the acquirer's fees and losses.</param>
internal sealed record Account(string Name, string Party)
{
    /// <summary>The acquirer's income.</summary>
    public static Account Fees { get; } = new("fees", "");

    /// <summary>What the acquirer has paid and is not paid for.</summary>
    public static Account Losses { get; } = new("losses", "");

    /// <summary>What an issuer owes for its cardholders.</summary>
    public static Account Issuer(string name) => new("issuer", name);

    /// <summary>What a merchant has sold and not settled yet.</summary>
    public static Account Clearing(string merchant) => new("clearing", merchant);

    /// <summary>What is owed to a merchant.</summary>
    public static Account Merchant(string merchant) => new("merchant", merchant);

    /// <summary>What was sold at a merchant's terminal and is nobody's until somebody has looked at it.</summary>
    public static Account Suspense(string merchant) => new("suspense", merchant);
}
