using System.Collections.Generic;
using System.Linq;

namespace Terminal.Bench;

/// <summary>What something on the desk can be, each with the name by which the page asks for it; the first is how it should be.</summary>
/// <param name="refusal">What a person is told who asks for another.</param>
/// <param name="all">All of them.</param>
internal sealed class Choice<T>(string refusal, params (T Value, string Name, string Label)[] all)
{
    private readonly IReadOnlyList<ShownChoice> _shown = [.. all.Select(each => new ShownChoice(each.Name, each.Label))];

    /// <summary>The one of that name.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public T Of(string name)
    {
        foreach ((T value, string known, _) in all)
        {
            if (known == name)
                return value;
        }
        throw new BadInputException(refusal);
    }

    /// <summary>All of them, and which is chosen.</summary>
    public ShownChoices Shown(T chosen) => new(all.First(each => EqualityComparer<T>.Default.Equals(each.Value, chosen)).Name, _shown);
}
