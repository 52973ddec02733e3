using System;
using System.Text;
using Terminal.Core.Cards;
using Terminal.Core.Keys;
using Terminal.Core.Parameters;
using Terminal.Core.Ports;
using Terminal.Core.Receipts;
using Terminal.Core.StopList;
using Terminal.Core.Texts;
using Terminal.Flows.Menus;

namespace Terminal.Flows.Service;

/// <summary>Tests everything that the terminal can test of itself, and prints a report of it. A part that fails keeps no other from being tested.</summary>
internal sealed class SelfTest
{
    // The order of Text.SelfTestChecks.
    private const int KeypadCheck = 0;
    private const int KeysCheck = 1;
    private const int ParametersCheck = 2;
    private const int DisplayCheck = 3;
    private const int PrinterCheck = 4;
    private const int ReaderCheck = 5;
    private const int FlashCheck = 6;
    private const int SpaceCheck = 7;
    private const int NetworkCheck = 8;
    private const int EchoCheck = 9;
    private const int ClockCheck = 10;
    private const int ListCheck = 11;
    private const int MemoryCheck = 12;
    private const int Checks = 13;

    // What stays free at the dearest moment (docs/performance.md); at rest there is more.
    private const uint LeastFree = 20 * 1024;

    // Beside the parameters, since a folder of its own would take two blocks; and longer than LittleFS keeps inside a folder's own.
    private const string TestFile = "parameters/test";
    private const int TestLength = 1024;

    private const int MostShown = 3;

    private readonly Till _till;
    private readonly Dialogue _dialogue;
    private readonly LineTest _line;
    private readonly bool[] _results = new bool[Checks];

    public SelfTest(Till till, Setup setup, Outbox outbox)
    {
        _till = till;
        _dialogue = till.Dialogue;
        _line = new LineTest(till, setup, outbox);
    }

    /// <summary>Tests, prints and tells.</summary>
    public void Run()
    {
        _dialogue.Say(Text.SelfTestTitle, Text.SelfTest, Text.KeysTest).Show();
        if (_dialogue.AwaitChoice(Dialogue.Patience, Key.Enter, Key.Cancel) != Key.Enter)
        {
            return;
        }

        _results[KeypadCheck] = new PartTests(_till).IsEveryKeyPressed();
        _results[ReaderCheck] = IsCardRead();
        _results[DisplayCheck] = _dialogue.Say(Text.SelfTestTitle, Text.SelfTesting, Text.NoKeys).Show().IsShown;
        _results[KeysCheck] = AreKeysGood();
        _results[ParametersCheck] = AreParametersGood();
        _results[FlashCheck] = IsFlashGood();
        _results[SpaceCheck] = _till.Journal.HasRoom();
        _line.Echo();
        _results[NetworkCheck] = _line.IsLinked;
        _results[EchoCheck] = _line.IsEchoed;
        _results[ClockCheck] = _till.HostTime.IsTrusted;
        _results[ListCheck] = IsListGood();
        string[] checks = Wording.Of(Text.SelfTestChecks, _dialogue.Language).Split('\n');
        checks[KeysCheck] += KeysValue();
        uint free = _till.Heap is null ? 0 : _till.Heap.Free();
        checks[MemoryCheck] += (free / 1024).ToString();
        _results[MemoryCheck] = free >= LeastFree;
        Print(checks);
        Tell(checks);
    }

    // The same keys that were derived at the start.
    private bool AreKeysGood()
    {
        bool isRead = Setup.TryReadKeys(_till.Files, _till.Crypto, out KeyRing? keys);
        bool isGood = isRead && keys is not null && CheckValue.AreSame(_till.Crypto, keys.MessageMac, _till.Keys.MessageMac);
        keys?.Clear();
        return isGood;
    }

    // Of the terminal's keys, as on the sheet that came with them: all are made from one.
    private string KeysValue()
    {
        byte[] value = new byte[CheckValue.HexLength];
        CheckValue.Write(_till.Crypto, _till.Keys.MessageMac, value, 0);
        return Encoding.UTF8.GetString(value, 0, value.Length);
    }

    private bool AreParametersGood()
    {
        DateTime now = _till.Clock.UtcNow;
        TerminalParameters? parameters = new ParameterStore(_till.Files, _till.Crypto, _till.Keys).Recover();
        return parameters is not null && (now.Year * 100 + now.Month) * 100 + now.Day <= parameters.ValidUntil;
    }

    private bool IsCardRead()
    {
        _dialogue.Discard();
        _dialogue.Say(Text.SelfTestTitle, Text.SelfTestSwipe, Text.KeysCancel).Show();
        bool isRead = _dialogue.AwaitCard(Dialogue.Patience, out _) == Swipe.Card && _till.Card.Take(_dialogue.Stripe) == CardFault.None;
        _till.Card.Clear();
        return isRead;
    }

    // What was written must come back; twice, with each bit once set and once not.
    private bool IsFlashGood()
    {
        byte[] written = new byte[TestLength];
        byte[] read = new byte[TestLength];
        _till.Crypto.Random(written);
        bool isGood = IsKept(written, read);
        for (int i = 0; i < TestLength; i++)
        {
            written[i] ^= 255;
        }

        isGood = isGood && IsKept(written, read);
        return _till.Files.Delete(TestFile) && isGood;
    }

    private bool IsKept(byte[] written, byte[] read)
    {
        bool isKept = _till.Files.Write(TestFile, written, TestLength) && _till.Files.Read(TestFile, read) == TestLength;
        for (int i = 0; i < TestLength && isKept; i++)
        {
            isKept = written[i] == read[i];
        }

        return isKept;
    }

    private bool IsListGood()
    {
        HeldList list = _till.StopList;
        return list.IsHeld && !list.IsDamaged && list.Edition.IsValidAt(_till.Clock.UtcNow);
    }

    // The printer's own line is printed before anybody knows whether the paper lasts: when it does not, the next attempt is a new report.
    private void Print(string[] checks)
    {
        while (true)
        {
            PrinterState state = _till.Printer.Ask();
            _results[PrinterCheck] = state == PrinterState.Ready;
            if (state == PrinterState.Ready)
            {
                state = new ServiceReport(_till.Printer).PrintSelfTest(_till.Parameters, Firmware.Version, _till.LocalNow, checks, _results);
                _results[PrinterCheck] = state == PrinterState.Ready;
            }

            if (state == PrinterState.Ready)
            {
                return;
            }

            _dialogue.Say(Text.PrinterTitle, Wording.Of(state), Text.KeysRetry).Show();
            _dialogue.Sound(Sound.Attention);
            if (_dialogue.AwaitChoice(Dialogue.Patience, Key.Enter, Key.Cancel) != Key.Enter)
            {
                return;
            }
        }
    }

    // The first that failed; all are on the paper.
    private void Tell(string[] checks)
    {
        int failed = 0;
        _dialogue.Say(Text.SelfTestTitle, Text.SelfTestFailed, Text.KeysOk);
        for (int i = 0; i < Checks && failed < MostShown; i++)
        {
            if (!_results[i])
            {
                _dialogue.Screen.Write(3 + failed++, 0, checks[i]);
            }
        }

        if (failed == 0)
        {
            _dialogue.Say(Text.SelfTestTitle, Text.SelfTestPassed, Text.KeysOk);
        }

        _dialogue.Tell(failed == 0 ? Sound.Good : Sound.Bad);
    }
}
