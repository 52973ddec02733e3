using System;
using System.Linq;
using Terminal.Acquirer.Storage;
using Terminal.Core.StopList;

namespace Terminal.Acquirer.StopLists;

/// <summary>A base as it is offered.</summary>
/// <param name="Manifest">With its times.</param>
/// <param name="Pages">The document: all pages, one after another.</param>
internal sealed record ShelvedBase(Manifest Manifest, ReadOnlyMemory<byte> Pages)
{
    public static ShelvedBase Of(BaseList built, VersionRow version)
    {
        built.Manifest.Created = version.Created;
        built.Manifest.ValidUntil = version.ValidUntil;
        return new ShelvedBase(built.Manifest, built.Pages.SelectMany(page => page).ToArray());
    }
}
