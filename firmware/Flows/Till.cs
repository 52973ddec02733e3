using System;
using Terminal.Core;
using Terminal.Core.Cards;
using Terminal.Core.Journal;
using Terminal.Core.Keys;
using Terminal.Core.Messages;
using Terminal.Core.Parameters;
using Terminal.Core.Ports;
using Terminal.Core.Receipts;
using Terminal.Core.StopList;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>What stands on the counter once the terminal is set up: every flow is given it. One record and one card serve all flows in turn.</summary>
public sealed class Till
{
    /// <summary>Puts the till together.</summary>
    public Till(TerminalParameters parameters, KeyRing keys, Dialogue dialogue, IPrinter printer, IHostLink host, IFileStore files, IClock clock, ICrypto crypto, FlashPlan plan)
    {
        Parameters = parameters;
        Keys = keys;
        Crypto = crypto;
        Dialogue = dialogue;
        Clock = clock;
        HostTime = new HostTime(clock, files, crypto);
        Journal = new SaleJournal(files, crypto, keys, plan);
        StopList = new HeldList(files, crypto, keys);
        Host = host;
        Line = new AcquirerLine(host, crypto, keys, HostTime);
        Messages = new TerminalMessages(parameters);
        Printer = printer;
        Receipt = new SaleReceipt(printer, parameters, dialogue.Phrases);
        Files = files;
        Assessment = new Assessment(this);
        PasswordTries = new PasswordTries(files, crypto, clock);
        Obey();
    }

    /// <summary>What the acquirer set.</summary>
    public TerminalParameters Parameters { get; }

    /// <summary>The terminal's keys.</summary>
    public KeyRing Keys { get; }

    /// <summary>What computes with them.</summary>
    public ICrypto Crypto { get; }

    /// <summary>The conversation with the merchant.</summary>
    public Dialogue Dialogue { get; }

    /// <summary>The files in flash.</summary>
    public IFileStore Files { get; }

    /// <summary>Time.</summary>
    public IClock Clock { get; }

    /// <summary>The managed heap; null where nobody watches it.</summary>
    public IHeap? Heap { get; set; }

    /// <summary>Which time can be believed, and when the acquirer was last heard.</summary>
    public HostTime HostTime { get; }

    /// <summary>Every sale, durable.</summary>
    public SaleJournal Journal { get; }

    /// <summary>The stop list in flash.</summary>
    public HeldList StopList { get; }

    /// <summary>Where the acquirer's documents come from.</summary>
    public IHostLink Host { get; }

    /// <summary>Who decides about a sale.</summary>
    public Assessment Assessment { get; }

    /// <summary>What is held against the passwords.</summary>
    public PasswordTries PasswordTries { get; }

    /// <summary>The line to the acquirer.</summary>
    public AcquirerLine Line { get; }

    /// <summary>What the terminal says on it.</summary>
    public TerminalMessages Messages { get; }

    /// <summary>The receipt printer.</summary>
    public IPrinter Printer { get; }

    /// <summary>What is printed on it.</summary>
    public SaleReceipt Receipt { get; }

    /// <summary>The sale at hand.</summary>
    public SaleRecord Record { get; } = new SaleRecord();

    /// <summary>The card at hand.</summary>
    public PaymentCard Card { get; } = new PaymentCard();

    /// <summary>What is under way at the counter.</summary>
    public SaleKind Kind { get; set; }

    /// <summary>Whether sales are only practised.</summary>
    public bool IsTraining
    {
        get => Dialogue.IsTraining;
        set
        {
            Dialogue.IsTraining = value;
            Practice = value ? new Practice() : null;
        }
    }

    /// <summary>What was tried last; null outside training.</summary>
    internal Practice? Practice { get; private set; }

    /// <summary>The title of its screens.</summary>
    public Text Title => Wording.TitleOf(Kind);

    /// <summary>Local time.</summary>
    public DateTime LocalNow => Clock.UtcNow.AddTicks(Parameters.UtcOffset * TimeSpan.TicksPerMinute);

    /// <summary>Takes up language and currency of the parameters; the merchant's own choice of a language goes first.</summary>
    public void Obey()
    {
        Speak(LanguageSetting.Read(Files, Parameters.Language));
        Dialogue.Currency = Parameters.Currency;
    }

    /// <summary>Changes the language of screens and receipts.</summary>
    public void Speak(Language language)
    {
        Parameters.Language = language;
        Dialogue.Language = language;
    }

    /// <summary>What the card at hand is recognised by: a <see cref="CardDigest"/>.</summary>
    public byte[] DigestOfCard() => Card.Digest(Crypto, Keys);

    /// <summary>Keeps the record's next step; on return it is durable. A record without a number is of training: no file ever sees it.</summary>
    /// <returns>False when the flash refused it.</returns>
    public bool Keep()
    {
        if (Record.Number != 0)
        {
            return Journal.Write(Record);
        }

        Practice?.Keep(Record);
        return true;
    }

    /// <summary>Tells the merchant why what is under way is not made.</summary>
    /// <returns>False.</returns>
    public bool Refuse(Text why) => Refuse(Wording.NotMadeTitleOf(Kind), why);

    /// <summary>Tells the merchant why something cannot be done.</summary>
    /// <returns>False.</returns>
    public bool Refuse(Text title, Text why)
    {
        Dialogue.Say(title, why, Text.KeysOk).Tell(Sound.Bad);
        return false;
    }

    /// <summary>Wipes card and record: what was under way is over.</summary>
    public void Forget()
    {
        Kind = SaleKind.Sale;
        Card.Clear();
        Record.Clear();
        Line.Answer.Clear();
    }
}
