using System;
using System.Globalization;
using Terminal.Acquirer.Documents;
using Terminal.Core.Messages;
using Terminal.Core.Ports;

namespace Terminal.Simulation.Parts;

/// <summary>A terminal's line to the acquirer, and all that can happen on it.</summary>
internal sealed class StationLink(Station station) : IHostLink
{
    private const int TimeOut = 30_000;
    private const int RequestTimeOut = 408;
    private const int RangeNotSatisfiable = 416;
    private const int TooManyRequests = 429;

    private readonly World _world = station.World;
    private readonly Message _request = new(Message.TerminalCapacity);
    private byte[] _lastAnswer = [];
    private long _outUntil;

    public Delivery Exchange(byte[] request, int requestLength, byte[] response, out int responseLength)
    {
        station.Work();
        responseLength = 0;
        Read(request, requestLength);
        station.World.Coverage.Note(Reached.Message, $"{_request.Mti:D4}");
        if (IsOut() || _world.Weather.Strikes(Hazard.NoRoute))
        {
            _world.Story.Tell(station.Id, $"{_request.Mti:D4} finds no route");
            _world.Pass(700);
            return Delivery.NotSent;
        }
        station.Sent(_request);
        if (_world.Weather.Strikes(Hazard.CutInCall))
            station.Cut("as it calls the acquirer");
        byte[]? answer = Carry(request.AsSpan(0, requestLength).ToArray());
        if (answer is null || answer.Length > response.Length)
        {
            _world.Story.Tell(station.Id, $"no answer to {_request.Mti:D4}");
            _world.Pass(TimeOut);
            station.Check();
            return Delivery.Unknown;
        }
        if (_world.Weather.Strikes(Hazard.CutInCall))
            station.Cut("as the answer arrives");
        answer.CopyTo(response, 0);
        responseLength = answer.Length;
        return Delivery.Answer;
    }

    public int Fetch(string path, int offset, byte[] buffer, int count)
    {
        station.Work();
        _world.Pass(300);
        if (IsOut() || _world.Weather.Strikes(Hazard.FetchFails))
            return FetchStatus.NoAnswer;
        Document document = _world.Host.Get(path);
        _world.Story.Tell(station.Id, $"GET {path.Split('?')[0]} from {offset}: {document.Status}, {document.Content.Length} bytes in all");
        if (document.Status != 200)
            return document.Status is >= 500 or RequestTimeOut or RangeNotSatisfiable or TooManyRequests ? FetchStatus.NoAnswer : FetchStatus.Refused;
        int length = Math.Clamp(document.Content.Length - offset, 0, count);
        if (length > 0)
            document.Content.Span.Slice(offset, length).CopyTo(buffer);
        if (length > 0 && _world.Weather.Strikes(Hazard.FetchCorrupted))
            buffer[_world.Weather.Details(Hazard.FetchCorrupted).Below(length)] ^= 1;
        return length;
    }

    private bool IsOut()
    {
        if (_world.Weather.Strikes(Hazard.Outage))
            _outUntil = _world.Clock.Uptime + _world.Weather.Details(Hazard.Outage).Of([5, 20, 60, 600]) * 60_000L;
        return _world.Weather.IsOn && (_world.Clock.Uptime < _outUntil || station.IsUnplugged);
    }

    private void Read(byte[] request, int length)
    {
        request.AsSpan(0, length).CopyTo(_request.Bytes);
        if (_request.Parse(length) != ParseResult.Ok)
            throw new BrokenPromise("Terminal lives", $"Terminal {station.Id} sent bytes that are no message.");
    }

    // To the host and back; null when nothing comes back.
    private byte[]? Carry(byte[] request)
    {
        Weather weather = _world.Weather;
        _world.Pass(400);
        if (weather.Strikes(Hazard.RequestLost))
            return null;
        if (weather.Strikes(Hazard.RequestLate))
        {
            _world.Late.Add(request);
            return null;
        }
        if (weather.Strikes(Hazard.FrontAnswers))
            return AnswerAtTheFront(weather.Details(Hazard.FrontAnswers));
        if (weather.Strikes(Hazard.RequestCorrupted))
            request[weather.Details(Hazard.RequestCorrupted).Below(request.Length)] ^= 2;
        _world.ReceiveLate(weather.Details(Hazard.RequestLate).Hits(0.3));
        byte[]? answer = _world.Host.Receive(request, true);
        if (answer is not null && weather.Strikes(Hazard.RequestDoubled))
            _world.Host.Receive(request, false);
        if (answer is null || weather.Strikes(Hazard.AnswerLost))
            return null;
        answer = [.. answer];
        Read(station.Id, answer);
        byte[] before = _lastAnswer;
        _lastAnswer = answer;
        if (before.Length > 0 && weather.Strikes(Hazard.AnswerOfAnother))
            return before;
        if (weather.Strikes(Hazard.AnswerCorrupted))
        {
            answer = [.. answer];
            answer[weather.Details(Hazard.AnswerCorrupted).Below(answer.Length)] ^= 1;
        }
        return answer;
    }

    private byte[] AnswerAtTheFront(Chance chance)
    {
        int code = Front.Code(_request.Mti, chance);
        string time = _world.Clock.UtcNow.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        byte[] answer = Front.Answer(_request, code, time, station.Crypto, station.Keys);
        Read("the front", answer);
        return answer;
    }

    private void Read(string from, byte[] answer)
    {
        if (answer.Length < 4)
            return;
        var read = new Message(Message.TerminalCapacity);
        answer.AsSpan(0, Math.Min(answer.Length, read.Bytes.Length)).CopyTo(read.Bytes);
        if (answer.Length > read.Bytes.Length || read.Parse(answer.Length) != ParseResult.Ok)
            return;
        station.Heard(_request, read);
        _world.Story.Tell(station.Id, $"{_request.Mti:D4} answered by {from} with {read.Number(Field.ResponseCode):D2}");
    }
}
