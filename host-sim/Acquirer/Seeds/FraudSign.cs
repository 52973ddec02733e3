namespace Terminal.Acquirer.Seeds;

/// <summary>What a fraud rule looks for.</summary>
public enum FraudSign
{
    /// <summary>The card is asked for more often than so many times in so many minutes.</summary>
    CardVelocity,
    /// <summary>The merchant asks more often than so many times in so many minutes.</summary>
    MerchantVelocity,
    /// <summary>The amount is more than so many times the average of the card's last so many sales.</summary>
    UnusualAmount,
    /// <summary>The card is of another country than the point of service.</summary>
    CountryMismatch,
    /// <summary>The card was declined so many times in so many minutes.</summary>
    RepeatedDeclines,
}
