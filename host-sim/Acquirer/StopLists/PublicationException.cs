using System;

namespace Terminal.Acquirer.StopLists;

/// <summary>A version of the stop list that failed its check and was not published; the one before stays the newest.</summary>
/// <param name="message">What was found, as a sentence without a card number.</param>
public sealed class PublicationException(string message) : Exception(message);
