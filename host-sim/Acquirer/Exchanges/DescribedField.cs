namespace Terminal.Acquirer.Exchanges;

/// <summary>One line of a described message.</summary>
/// <param name="Label">MTI, the field's number (<c>4</c>), or field and tag (<c>48.10</c>); empty for a remark.</param>
/// <param name="Name">What the field is called.</param>
/// <param name="Value">What it holds; card data masked, or everything hidden when the message is not genuine.</param>
/// <param name="Meaning">What that means; may be empty.</param>
public sealed record DescribedField(string Label, string Name, string Value, string Meaning);
