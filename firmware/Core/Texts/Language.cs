namespace Terminal.Core.Texts;

/// <summary>A language of screens and receipts.</summary>
public enum Language : byte
{
    /// <summary>English.</summary>
    English,
    /// <summary>Russian.</summary>
    Russian,
}
