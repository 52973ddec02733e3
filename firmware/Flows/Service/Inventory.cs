using System;
using Terminal.Core;
using Terminal.Core.Journal;
using Terminal.Core.Keys;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Core.StopList;
using Terminal.Core.Texts;

namespace Terminal.Flows.Service;

/// <summary>What the terminal is and holds: versions, files, and what keys are recognised by.</summary>
internal sealed class Inventory
{
    private const int MillisecondsAnHour = 3_600_000;
    private const int Folders = 5;
    private const int JournalFolder = 3;

    private readonly Till _till;
    private readonly FlashPlan _plan;
    private readonly byte[] _value = new byte[Screen.Columns];

    public Inventory(Till till, FlashPlan plan)
    {
        _till = till;
        _plan = plan;
    }

    /// <summary>Versions of the program and of what came from the acquirer.</summary>
    public void ShowVersions()
    {
        _till.Dialogue.Offer(Text.VersionsTitle, Text.Versions, Text.KeysBack);
        byte[] program = CodePage.Bytes(Firmware.Version);
        _till.Dialogue.Screen.Right(1, program, program.Length);
        Number(2, _till.Parameters.Number, 6);
        Number(3, RecordSeal.Format, 1);
        Number(4, _till.StopList.Version, 10);
        Number(5, _till.Journal.Batch, 6);
        _till.Dialogue.Count(6, (int)(_till.Clock.Uptime / MillisecondsAnHour % 1_000_000));
        AwaitBack();
    }

    /// <summary>Files of each folder and their bytes, and the size of the file system. The device cannot say how much of it is free.</summary>
    public void ShowFiles()
    {
        Dialogue dialogue = _till.Dialogue.Offer(Text.FilesTitle, Text.Files, Text.KeysBack);
        for (int folder = 0; folder < Folders; folder++)
        {
            Folder(folder);
        }

        dialogue.Count(1 + Folders, _plan.Blocks);
        AwaitBack();
    }

    /// <summary>Check values of the terminal's keys and of the list's, and which list it is.</summary>
    public void ShowKeys()
    {
        _till.Dialogue.Offer(Text.KeyCheckTitle, Text.KeyChecks, Text.KeysBack);
        Check(1, _till.Keys.MessageMac);
        HeldList list = _till.StopList;
        if (list.IsHeld)
        {
            Check(2, list.ListKey);
            Number(3, list.Edition.List, 9);
            Number(4, list.Edition.Version, 10);
            Number(5, list.Edition.Base, 10);
            Number(6, list.Edition.Cards, 9);
        }

        AwaitBack();
    }

    // All records of the journal have one length; to ask for that of each would take long.
    private void Folder(int folder)
    {
        string name = NameOf(folder);
        string[]? files = _till.Files.List(name);
        if (files is null)
        {
            byte[] failed = _till.Dialogue.Phrases.Of(Text.Failed, _till.Dialogue.Language);
            _till.Dialogue.Screen.Right(1 + folder, failed, failed.Length);
            return;
        }

        long bytes = folder == JournalFolder ? files.Length * RecordSeal.Length : 0;
        for (int i = 0; i < files.Length && folder != JournalFolder; i++)
        {
            int length = _till.Files.Length(name + "/" + files[i]);
            bytes += length > 0 ? length : 0;
        }

        byte[] count = CodePage.Bytes(files.Length.ToString() + " " + bytes.ToString());
        _till.Dialogue.Screen.Right(1 + folder, count, count.Length);
    }

    private static string NameOf(int folder) => folder switch
    {
        0 => "keys",
        1 => "parameters",
        2 => "network",
        JournalFolder => "journal",
        _ => "list",
    };

    private void Check(int row, byte[] key)
    {
        CheckValue.Write(_till.Crypto, key, _value, 0);
        _till.Dialogue.Screen.Right(row, _value, CheckValue.HexLength);
    }

    private void Number(int row, long number, int digits)
    {
        Digits.Write(number, _value, 0, digits);
        _till.Dialogue.Screen.Right(row, _value, digits);
    }

    private void AwaitBack()
    {
        _till.Dialogue.Show();
        _till.Dialogue.AwaitChoice(Dialogue.Patience, Key.Cancel, Key.Enter);
    }
}
