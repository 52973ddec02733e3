using System.Collections.Generic;

namespace Terminal.Bench;

// What the page is told, as JSON. Nothing here may hold a full card number or a track.

/// <summary>A card of the tray.</summary>
/// <param name="Id">How the page names it in a request.</param>
/// <param name="Name">The name on the card: its role.</param>
/// <param name="Mask">First six and last four digits.</param>
/// <param name="Does">What happens with it, in a few words.</param>
/// <param name="Look">credit, debit, limited, refused or odd: its colour.</param>
internal sealed record ShownCard(string Id, string Name, string Mask, string Does, string Look);

/// <summary>The panel as the eye sees it.</summary>
/// <param name="Lit">False when the panel is dark: no power, or switched off.</param>
/// <param name="Pixels">1,024 bytes in base64: 64 rows of 16 bytes, the leftmost pixel in the highest bit.</param>
internal sealed record ShownScreen(bool Lit, string Pixels);

/// <summary>A piece of a printed line in one style; width and height are in plain characters.</summary>
internal sealed record ShownRun(string Text, bool Bold, bool Underlined, int Width, int Height);

/// <summary>A printed line; one without runs is an empty line.</summary>
/// <param name="Align">left, centre or right.</param>
/// <param name="Dots">How far the paper moved; a plain line moves it 30 dots.</param>
/// <param name="Runs">From left to right.</param>
internal sealed record ShownLine(string Align, int Dots, IReadOnlyList<ShownRun> Runs);

/// <summary>A piece of paper: cut off, or still growing from the printer's mouth.</summary>
internal sealed record ShownSlip(int Id, bool Cut, IReadOnlyList<ShownLine> Lines);

/// <summary>One of several ways something can be.</summary>
/// <param name="Name">How the page names it in a request.</param>
/// <param name="Label">For a person.</param>
internal sealed record ShownChoice(string Name, string Label);

/// <summary>Something of which one choice is made.</summary>
/// <param name="Chosen">Name of the present choice; the first is how it should be.</param>
/// <param name="Choices">All of them.</param>
internal sealed record ShownChoices(string Chosen, IReadOnlyList<ShownChoice> Choices);

/// <summary>Where the bench's switches stand.</summary>
/// <param name="Power">Whether the power plug is in.</param>
/// <param name="Line">Whether the network plug is in.</param>
/// <param name="Cover">Whether the printer's cover is open.</param>
/// <param name="Paper">Whether there is paper.</param>
/// <param name="Cable">Whether the printer's cable is in.</param>
/// <param name="Display">Whether the display's cable is in.</param>
/// <param name="Noise">Whether the reader's line is disturbed.</param>
/// <param name="Bounce">Whether the keys bounce.</param>
/// <param name="PaperLines">Lines left on the roll when they are few, otherwise null.</param>
/// <param name="Fault">How the host fails next.</param>
/// <param name="Issuers">How the issuers are to be had.</param>
/// <param name="Way">How the next card is swiped.</param>
/// <param name="Framing">How the reader frames what it reads.</param>
/// <param name="Crash">The firmware's own failure, or null.</param>
internal sealed record ShownSwitches(
    bool Power,
    bool Line,
    bool Cover,
    bool Paper,
    bool Cable,
    bool Display,
    bool Noise,
    bool Bounce,
    int? PaperLines,
    ShownChoices Fault,
    ShownChoices Issuers,
    ShownChoices Way,
    ShownChoices Framing,
    string? Crash);

/// <summary>Messages that the terminal still owes the acquirer.</summary>
/// <param name="Reversals">Reversals and voids.</param>
/// <param name="Advices">Advices of sales that it approved by itself.</param>
internal sealed record ShownOwed(int Reversals, int Advices);

/// <summary>A version of the stop list.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Cards">Cards on it.</param>
/// <param name="Made">When it was made, Unix milliseconds.</param>
internal sealed record ShownEdition(long Version, int Cards, long Made);

/// <summary>A card on the stop list: first six and last four digits, why it is there, and the first version with it.</summary>
internal sealed record ShownListed(string Card, string Reason, long Since);

/// <summary>The stop list at both ends.</summary>
/// <param name="Newest">The acquirer's newest version; null before the first.</param>
/// <param name="Held">What the terminal holds; null when it holds none.</param>
/// <param name="NextLook">When the terminal looks for a newer one at the latest, Unix milliseconds; 0 when it has not signed on.</param>
/// <param name="Listed">The cards that came last.</param>
internal sealed record ShownStopList(ShownEdition? Newest, ShownEdition? Held, long NextLook, IReadOnlyList<ShownListed> Listed);

/// <summary>The buzzer: whether it sounds, and how often it began to.</summary>
internal sealed record ShownBuzzer(bool Sounding, int Beeps);

/// <summary>One field of a message: its number, name, masked value and meaning.</summary>
internal sealed record ShownField(string Number, string Name, string Value, string Meaning);

/// <summary>One message, described.</summary>
internal sealed record ShownMessage(string Title, IReadOnlyList<ShownField> Fields);

/// <summary>What the acquirer saw and answered.</summary>
/// <param name="At">Time of day, UTC.</param>
/// <param name="Title">What it was, for example "0200 sale".</param>
/// <param name="Mood">good, bad, warn or empty: the colour of the verdict.</param>
/// <param name="Verdict">One or two words.</param>
/// <param name="Sentence">Why, in one plain sentence.</param>
/// <param name="Request">The request as it was received.</param>
/// <param name="Answer">The answer, or null when none was given.</param>
internal sealed record ShownExchange(string At, string Title, string Mood, string Verdict, string Sentence, ShownMessage Request, ShownMessage? Answer);

/// <summary>A sale as the acquirer has it.</summary>
/// <param name="Number">Epoch and counter.</param>
/// <param name="Card">First six and last four digits.</param>
/// <param name="Amount">With its currency.</param>
/// <param name="Way">Who approved it: online, offline, no line, telephone or completion.</param>
/// <param name="Mood">good, bad, warn or empty: the colour of the standing.</param>
/// <param name="Standing">What has become of it, in a few words.</param>
/// <param name="Sentence">Why.</param>
internal sealed record ShownSale(string Number, string Card, string Amount, string Way, string Mood, string Standing, string Sentence);

/// <summary>A sale or refund that is in suspense, or was.</summary>
/// <param name="Id">How the page names it in a request.</param>
/// <param name="Number">Epoch and counter.</param>
/// <param name="Card">First six and last four digits.</param>
/// <param name="Amount">With its currency; of a refund with its sign.</param>
/// <param name="Why">Why it is there.</param>
/// <param name="Standing">open, released, returned or reversed.</param>
/// <param name="Decided">Who decided and why; empty while it is open.</param>
internal sealed record ShownSuspended(string Id, string Number, string Card, string Amount, string Why, string Standing, string Decided);

/// <summary>What the acquirer's operators must look at: the newest alarms, the newest first, and what is in suspense.</summary>
internal sealed record ShownOperator(IReadOnlyList<string> Alarms, IReadOnlyList<ShownSuspended> Suspense);

/// <summary>What the voice desk said last.</summary>
/// <param name="Mood">good or bad.</param>
/// <param name="Code">The code; empty for a refusal.</param>
/// <param name="Text">The decision and its reason.</param>
internal sealed record ShownVoice(string Mood, string Code, string Text);

/// <summary>The suggestion on top of the page, or why the last sale ended as it did.</summary>
internal sealed record ShownStory(string Mood, string Title, string Text, IReadOnlyList<string> Steps);
