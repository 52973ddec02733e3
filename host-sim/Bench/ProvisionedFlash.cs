using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Terminal.Acquirer;
using Terminal.Acquirer.Seeds;
using Terminal.Board;
using Terminal.Board.Maps;
using Terminal.Board.Storage;
using Terminal.Core;
using Terminal.Core.Keys;
using Terminal.Core.StopList;
using Terminal.Esp32;
using Terminal.Flows;

namespace Terminal.Bench;

/// <summary>The files that a terminal is born with, as they will lie in its flash. The stop list gets there by the terminal's own code, from the acquirer's publisher.</summary>
internal sealed class ProvisionedFlash
{
    // A list of the largest space takes a page a step.
    private const int MostSteps = 20_000;
    private const int Breath = 1_000;

    private readonly Flash _flash;

    /// <summary>Fills the flash of a terminal of the seed.</summary>
    /// <param name="seed">The town.</param>
    /// <param name="terminal">One of its terminals.</param>
    /// <param name="board">The board it is to be.</param>
    /// <param name="blocks">Blocks of its file system.</param>
    /// <param name="host">The acquirer's address.</param>
    /// <param name="rootPem">The root that its certificate leads to.</param>
    /// <param name="acquirer">Where the first stop list comes from; null for no list.</param>
    public ProvisionedFlash(Seed seed, SeedTerminal terminal, BoardMap board, int blocks, Uri host, string rootPem, PaymentSwitch? acquirer)
    {
        _flash = new Flash(blocks);
        TerminalFiles files = TerminalFiles.Of(seed, terminal.Id);
        _flash.Put(TerminalFiles.KeyName, files.Key);
        _flash.Put(TerminalFiles.ParametersName, files.Parameters);
        Put("network/host", host.GetLeftPart(UriPartial.Authority) + "\n");
        Put("network/root.pem", rootPem);
        Put(BoardFile.Name, string.Create(CultureInfo.InvariantCulture, $"{board.Name} {blocks}\n"));
        Put(FlashMark.New, "1");
        if (acquirer is not null)
            List = FetchList(board, blocks, terminal, acquirer);
    }

    /// <summary>The files by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => _flash.Snapshot();

    /// <summary>Blocks that they take.</summary>
    public int BlocksUsed => _flash.BlocksUsed;

    /// <summary>The stop list; null when there is none.</summary>
    public ListEdition? List { get; }

    private void Put(string name, string text) => _flash.Put(name, Encoding.ASCII.GetBytes(text));

    private ListEdition FetchList(BoardMap map, int blocks, SeedTerminal terminal, PaymentSwitch acquirer)
    {
        var board = new DeviceBoard(new VirtualClock(DateTime.UtcNow), _flash, map);
        using (board.Enter())
        {
            var files = _flash.Mount();
            var clock = new BoardClock();
            var crypto = new NativeCrypto();
            Setup.TryReadKeys(files, crypto, out KeyRing? keys);
            var list = new HeldList(files, crypto, keys!);
            list.Recover();
            list.Newest = acquirer.StopList.Newest?.Version ?? 0;
            var update = new ListUpdate(list, new PublisherLink(acquirer.Documents), files, crypto, keys!, clock, Encoding.ASCII.GetBytes(terminal.Id), new FlashPlan(blocks));
            for (int step = 0; step < MostSteps && (list.Version != list.Newest || update.IsBusy); step++)
            {
                update.Advance();
                clock.Wait(Breath);
            }
            return list.IsHeld && list.Version == list.Newest ? list.Edition : throw new InvalidDataException("The acquirer's stop list did not get into the terminal's flash; see the acquirer's alarms.");
        }
    }
}
