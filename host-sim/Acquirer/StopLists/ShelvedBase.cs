using System;
using System.Collections.Generic;
using System.Linq;
using Terminal.Core.StopList;

namespace Terminal.Acquirer.StopLists;

/// <summary>A base as it is offered.</summary>
/// <param name="Manifest">With its times.</param>
/// <param name="Pages">The document: all pages, one after another.</param>
internal sealed record ShelvedBase(Manifest Manifest, ReadOnlyMemory<byte> Pages)
{
    public static ShelvedBase Of(BaseList built, DateTimeOffset created, DateTimeOffset validUntil)
    {
        built.Manifest.Created = created.ToUnixTimeSeconds();
        built.Manifest.ValidUntil = validUntil.ToUnixTimeSeconds();
        return new ShelvedBase(built.Manifest, built.Pages.SelectMany(page => page).ToArray());
    }
}
