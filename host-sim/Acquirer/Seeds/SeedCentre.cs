namespace Terminal.Acquirer.Seeds;

/// <summary>An authorisation centre of the seed that decides in issuers' places. An issuer is the centre of its own cards without a record.</summary>
/// <param name="Name">At most 20 characters.</param>
/// <param name="IsAcquirer">Whether it is the acquirer itself; otherwise a processing centre at the other end of a line.</param>
/// <param name="Currency">Currency of its rights.</param>
/// <param name="Rights">How far it may go without the issuer.</param>
public sealed record SeedCentre(string Name, bool IsAcquirer, Currency Currency, SeedRights Rights);
