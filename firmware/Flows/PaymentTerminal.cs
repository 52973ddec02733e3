using Terminal.Core;
using Terminal.Core.Keys;
using Terminal.Core.Parameters;
using Terminal.Core.Ports;
using Terminal.Core.StopList;
using Terminal.Core.Texts;
using Terminal.Flows.Menus;

namespace Terminal.Flows;

/// <summary>The payment terminal: its ports, put together, and its life from power-on to power-off.</summary>
public sealed class PaymentTerminal
{
    private const int JournalTries = 3;

    private readonly IPrinter _printer;
    private readonly IHostLink _host;
    private readonly IFileStore _files;
    private readonly IClock _clock;
    private readonly ICrypto _crypto;
    private readonly FlashPlan _plan;
    private readonly Dialogue _dialogue;

    /// <summary>A terminal of these parts.</summary>
    /// <param name="display">Its display.</param>
    /// <param name="keypad">Its keypad.</param>
    /// <param name="reader">Its reader of magnetic stripes.</param>
    /// <param name="printer">Its receipt printer.</param>
    /// <param name="signal">What it is heard by.</param>
    /// <param name="host">Its line to the acquirer.</param>
    /// <param name="files">Its files in flash.</param>
    /// <param name="clock">Its time.</param>
    /// <param name="crypto">Its cryptography.</param>
    /// <param name="flashBlocks">Size of the file system in blocks of 4,096 bytes.</param>
    public PaymentTerminal(IDisplay display, IKeypad keypad, ICardReader reader, IPrinter printer, ISignal signal, IHostLink host, IFileStore files, IClock clock, ICrypto crypto,
        int flashBlocks = FlashPlan.SmallestBoard)
    {
        _printer = printer;
        _host = host;
        _files = files;
        _clock = clock;
        _crypto = crypto;
        _plan = new FlashPlan(flashBlocks);
        _dialogue = new Dialogue(display, keypad, reader, printer, signal, clock);
    }

    /// <summary>What the acquirer is told of this start at the sign-on (tag 19 of field 48); empty for nothing.</summary>
    public string StartReport { get; set; } = "";

    /// <summary>The managed heap, which the self-test looks at; null where nobody watches it: that line then fails.</summary>
    public IHeap? Heap { get; set; }

    /// <summary>Runs until the power goes; a power cut is an exception of a port, which passes through.</summary>
    public void Run()
    {
        _dialogue.Say(Text.StartTitle, Text.Starting, Text.NoKeys).Show();
        KeyRing keys = AwaitKeys();
        ParameterStore store = new ParameterStore(_files, _crypto, keys);
        TerminalParameters parameters = AwaitParameters(store);

        Till till = new Till(parameters, keys, _dialogue, _printer, _host, _files, _clock, _crypto, _plan) { Heap = Heap };
        Slips slips = new Slips(till);
        Outbox outbox = new Outbox(till, slips);
        Attempt attempt = new Attempt(till);
        Referral referral = new Referral(till, attempt);
        Conclusion conclusion = new Conclusion(till, slips);
        Recovery recovery = new Recovery(till, conclusion, referral, slips);
        Reports reports = new Reports(till);
        Settlement settlement = new Settlement(till, outbox, recovery, reports);
        Transactions transactions = new Transactions(till, slips, attempt, new Authorisation(till, outbox, slips, attempt), referral, conclusion, settlement);
        Setup setup = new Setup(till) { StartReport = StartReport };
        ParameterUpdate update = new ParameterUpdate(till, store, setup);
        till.HostTime.Recover();
        till.StopList.Recover();

        RecoverJournal(till);
        if (till.Journal.Damaged > 0)
        {
            _dialogue.Say(Text.MemoryTitle, Text.JournalDamaged, Text.KeysOk).Centre(6, parameters.Phone).Tell(Sound.Attention);
        }

        recovery.SettleUnfinished();
        recovery.OfferSlips();
        if (recovery.IsCallWanted())
        {
            transactions.Sale.Resume();
        }

        ListUpdate listUpdate = new ListUpdate(till.StopList, _host, _files, _crypto, keys, _clock, parameters.TerminalId, _plan);
        Menu menu = new Menu(till, transactions, settlement, reports, setup, outbox, slips, listUpdate, _plan);
        new Idle(till, transactions, recovery, setup, outbox, settlement, reports, update, listUpdate, menu).Run();
    }

    // An error of the flash may pass; one that stays needs a person, who is told whom to call.
    private void RecoverJournal(Till till)
    {
        for (int tries = 1; !till.Journal.Recover(till.Record); tries++)
        {
            _dialogue.Say(Text.MemoryTitle, Text.JournalUnreadable, Text.KeysRetryOnly).Centre(6, till.Parameters.Phone);
            if (tries < JournalTries)
            {
                _dialogue.Tell(Sound.Attention);
                continue;
            }

            _dialogue.Show().Sound(Sound.Alarm);
            _dialogue.AwaitChoice(Dialogue.Forever, Key.Enter, Key.Enter);
        }
    }

    private KeyRing AwaitKeys()
    {
        KeyRing? keys;
        while (!Setup.TryReadKeys(_files, _crypto, out keys) || keys is null)
        {
            _dialogue.Say(Text.StartTitle, Text.NoKeyFile, Text.KeysRetryOnly).Tell(Sound.Attention);
        }

        return keys;
    }

    private TerminalParameters AwaitParameters(ParameterStore store)
    {
        TerminalParameters? parameters = store.Recover();
        while (parameters is null)
        {
            _dialogue.Say(Text.StartTitle, Text.NoParameters, Text.KeysRetryOnly).Tell(Sound.Attention);
            parameters = store.Recover();
        }

        return parameters;
    }
}
