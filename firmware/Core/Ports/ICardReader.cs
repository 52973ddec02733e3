using Terminal.Core.Cards;

namespace Terminal.Core.Ports;

/// <summary>The magnetic-stripe reader. It calls <see cref="IClock.Wake"/> when bytes arrive.</summary>
public interface ICardReader
{
    /// <summary>Takes the next swipe. Never waits. The driver keeps no copy of what it hands over.</summary>
    /// <param name="stripe">Filled when the answer is <see cref="Swipe.Card"/>, cleared otherwise.</param>
    Swipe Read(MagneticStripe stripe);

    /// <summary>How many milliseconds nobody need look at the reader, if it does not wake the clock: few while a swipe is under way, for its end may be silence.</summary>
    int Patience { get; }

    /// <summary>Forgets whatever was swiped while nobody asked for a card, and wipes it from memory.</summary>
    void Discard();
}
