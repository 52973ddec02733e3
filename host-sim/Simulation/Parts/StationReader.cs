using System.Text;
using Terminal.Core.Cards;
using Terminal.Core.Ports;

namespace Terminal.Simulation.Parts;

/// <summary>A terminal's card reader.</summary>
internal sealed class StationReader(Station station) : ICardReader
{
    private const int LongestPatience = 60_000;
    private string? _track2;

    public int Patience => LongestPatience;

    public Swipe Read(MagneticStripe stripe)
    {
        station.Work();
        stripe.Clear();
        if (_track2 is not { } track2)
            return Swipe.None;
        _track2 = null;
        if (station.World.Weather.Strikes(Hazard.BadRead))
        {
            if (station.World.Weather.Details(Hazard.BadRead).Hits(0.5))
                return Swipe.BadRead;
            // What the reader's parity does not catch: a track that ends too soon.
            track2 = track2[..(track2.Length / 2)];
        }
        stripe.Track2Length = Encoding.ASCII.GetBytes(track2, stripe.Track2);
        return Swipe.Card;
    }

    public void Discard()
    {
        station.Check();
        _track2 = null;
    }

    /// <summary>Swipes a card.</summary>
    public void Take(string track2) => _track2 = track2;
}
