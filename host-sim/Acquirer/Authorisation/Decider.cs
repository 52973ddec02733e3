using Terminal.Acquirer.Seeds;

namespace Terminal.Acquirer.Authorisation;

/// <summary>Who decides a request that nothing speaks against.</summary>
/// <param name="Name">Of whoever decides in the issuer's place; empty for the issuer.</param>
/// <param name="IsStandIn">Whether that is because the issuer is not to be had.</param>
/// <param name="Rights">How far it may go; null for an issuer, and for a stand-in that nobody has allowed.</param>
/// <param name="Advice">Reason of the advice that the issuer gets of an approval (message reason codes of ISO 8583:1993); empty for none.</param>
internal sealed record Decider(string Name, bool IsStandIn, SeedRights? Rights, string Advice)
{
    /// <summary>The issuer, which was asked.</summary>
    public static readonly Decider Issuer = new("", false, null, "");

    /// <summary>Goes on after the decision; empty for the issuer.</summary>
    public string Story => Advice.Length == 0 ? ""
        : IsStandIn ? $" The acquirer stands in; the issuer gets advice {Advice}."
        : $" {Name} decides in the issuer's place; the issuer gets advice {Advice}.";
}
