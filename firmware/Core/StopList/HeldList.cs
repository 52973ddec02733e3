using System;
using Terminal.Core.Keys;
using Terminal.Core.Ports;

namespace Terminal.Core.StopList;

/// <summary>The stop list that the terminal holds in flash.</summary>
public sealed class HeldList
{
    /// <summary>The list of a file store, authentic under the terminal's keys; nothing is read before <see cref="Recover"/>.</summary>
    public HeldList(IFileStore files, ICrypto crypto, KeyRing keys)
    {
    }

    /// <summary>Version of the list, 0 to 9999999999 (tag 02 of field 48); 0 when none is held.</summary>
    public long Version => 0;

    /// <summary>Cards on the list.</summary>
    public int Cards => 0;

    /// <summary>Reads what the flash holds.</summary>
    public void Recover()
    {
    }

    /// <summary>Looks a card up.</summary>
    /// <param name="pan">ASCII digits of the card number.</param>
    /// <param name="length">How many.</param>
    /// <param name="now">UTC; an expired list answers <see cref="Listing.Unknown"/>.</param>
    public Listing Find(byte[] pan, int length, DateTime now) => Listing.Unknown;
}
