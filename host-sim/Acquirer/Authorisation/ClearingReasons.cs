namespace Terminal.Acquirer.Authorisation;

/// <summary>Why clearing does not reimburse a sale (message reason codes of ISO 8583:1993), and what the merchant can do about it.</summary>
public static class ClearingReasons
{
    /// <summary>4507: the card was on the stop list that the terminal held.</summary>
    public const string Listed = "4507";

    /// <summary>4508: an authorisation was due, and there is none.</summary>
    public const string NotAuthorised = "4508";

    /// <summary>4534: the same sale twice.</summary>
    public const string Twice = "4534";

    /// <summary>4542: it came too late.</summary>
    public const string TooLate = "4542";

    /// <summary>4547: over the floor limit, and nobody was asked.</summary>
    public const string OverFloorLimit = "4547";

    /// <summary>4573: the card had expired.</summary>
    public const string Expired = "4573";

    /// <summary>4584: not signed.</summary>
    public const string NotSigned = "4584";

    /// <summary>What the merchant can do, as a sentence; empty for what is no reason.</summary>
    public static string WhatToDo(string reason) => reason switch
    {
        Listed => "Keep the terminal on the line, so that its list is of today; a card on the list buys only what the acquirer approves.",
        NotAuthorised => "Ask before such a sale, online or by telephone, and use the answer once, for that card and amount. With the approval in writing, claim it by letter.",
        Twice => "Nothing, if it was one sale: the other one is paid. If there were two, claim this one with both slips.",
        TooLate => "Keep the terminal on the line: sales are to reach the acquirer within seven days.",
        OverFloorLimit => "Have the terminal's parameters renewed; above its floor limit it has to ask.",
        Expired => "Look at the date on the card, and ask for another way to pay when it is over.",
        NotSigned => "Let the cardholder sign. With the signed slip, claim the sale by letter.",
        _ => "",
    };
}
