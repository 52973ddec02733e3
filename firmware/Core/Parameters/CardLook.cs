namespace Terminal.Core.Parameters;

/// <summary>How the merchant looks at a swiped card before it is used.</summary>
public enum CardLook : byte
{
    /// <summary>Not asked.</summary>
    None,
    /// <summary>The screen shows the last four digits that were read; the merchant compares.</summary>
    Confirm,
    /// <summary>The merchant types the last four digits from the card; the terminal compares.</summary>
    TypeLastDigits,
}
