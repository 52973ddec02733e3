using Terminal.Acquirer.Cards;

namespace Terminal.Tests.Agreement;

/// <summary>One sale that the shop tries, or what it does in the menu.</summary>
/// <param name="Card">The card.</param>
/// <param name="Amount">In minor units.</param>
/// <param name="IsKeyed">Whether the card is keyed, not swiped.</param>
/// <param name="IsRefused">Whether the merchant refuses the signature and the identity document.</param>
/// <param name="Lost">How many of the answers that follow get lost on the line.</param>
/// <param name="IsRequestLost">Whether the first of them is lost with its request, which never reaches the host.</param>
/// <param name="IsAdviceLost">Whether the first answer to an advice gets lost.</param>
/// <param name="Keys">What is pressed at READY; the amount when it is empty.</param>
/// <param name="Strange">A request in this terminal's name that reaches the acquirer before, and of which the terminal knows nothing.</param>
internal sealed record Purchase(TestCard Card, long Amount, bool IsKeyed = false, bool IsRefused = false, int Lost = 0, bool IsRequestLost = false, bool IsAdviceLost = false, string Keys = "",
    byte[]? Strange = null);
