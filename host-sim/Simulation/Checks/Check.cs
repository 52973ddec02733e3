using System.Diagnostics.CodeAnalysis;
using Terminal.Acquirer;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Simulation.Parts;

namespace Terminal.Simulation.Checks;

/// <summary>One thing that must always hold. It watches what the witnesses see, and looks at everything once the world is drained; what it does not care about it leaves out.</summary>
internal abstract class Check(World world)
{
    /// <summary>Its name.</summary>
    public abstract string Name { get; }

    protected World World => world;

    /// <summary>A terminal is about to start: its flash is as the last cut left it.</summary>
    public virtual void Started(Station station)
    {
    }

    /// <summary>A record has become durable; the facts know it already.</summary>
    public virtual void Journalled(Station station, SaleRecord record, SaleFacts sale)
    {
    }

    /// <summary>A screen stands before the merchant.</summary>
    /// <param name="station">The terminal's.</param>
    /// <param name="screen">Its eight rows.</param>
    /// <param name="sale">The sale whose amount it shows; null when it shows none that the journal held.</param>
    public virtual void Shown(Station station, string screen, SaleFacts? sale)
    {
    }

    /// <summary>A screen would have stood before the merchant, and the display is dark.</summary>
    public virtual void Missed(Station station, string screen)
    {
    }

    /// <summary>A slip has come out, whole or in part.</summary>
    public virtual void Printed(Station station, string slip)
    {
    }

    /// <summary>A message about a sale leaves a terminal.</summary>
    public virtual void Sent(Station station, Message request, SaleFacts sale)
    {
    }

    /// <summary>The host has answered a message about a sale.</summary>
    public virtual void Decided(Message request, int code, SaleFacts sale)
    {
    }

    /// <summary>A terminal sends the totals of a batch.</summary>
    public virtual void Settling(Station station, Message request)
    {
    }

    /// <summary>The host has answered them.</summary>
    public virtual void Settled(Message request, Message answer)
    {
    }

    /// <summary>The voice desk has answered a merchant.</summary>
    public virtual void Phoned(Station station, TownCard card, long amount, VoiceAnswer answer)
    {
    }

    /// <summary>The acquirer has given back what a card paid.</summary>
    /// <param name="sale">The sale.</param>
    /// <param name="amount">Minor units.</param>
    /// <param name="isLost">Whether the merchant keeps it all the same.</param>
    public virtual void GivenBack(SaleFacts sale, long amount, bool isLost)
    {
    }

    /// <summary>A bit of a stored file is about to change.</summary>
    public virtual void Flipping(Station station, string file)
    {
    }

    /// <summary>Everything works, and all is drained.</summary>
    public virtual void AtEnd()
    {
    }

    /// <summary>It does not hold.</summary>
    /// <param name="text">What is wrong, as a sentence.</param>
    /// <param name="sale">The sale that it is about, if it is about one: its story is told.</param>
    [DoesNotReturn]
    protected void Fail(string text, SaleFacts? sale = null)
    {
        string story = sale is null ? "" : $"\n{sale}\n  the host has: {HostHas(sale)}";
        throw new BrokenPromise(Name, text + story);
    }

    private string HostHas(SaleFacts sale)
    {
        foreach (var row in world.Host.Rows())
        {
            if (row.Terminal == sale.Terminal && row.Number == sale.Number)
                return $"a {row.Kind} of batch {row.Batch}, code {row.Code ?? "none yet"}, holds {row.Held}{(row.IsReversed ? ", reversed" : "")}{(row.IsAdvice ? ", by advice" : "")}{(row.IsSuspended ? ", in suspense" : "")}{(row.IsRefused ? ", not reimbursed" : "")}";
        }
        return "nothing under this number";
    }
}
