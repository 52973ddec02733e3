using System.Text;
using Terminal.Core.Messages;
using Terminal.Simulation.Parts;

namespace Terminal.Simulation.Checks;

/// <summary>One attempt, one number, asked about once; a repeat is the same message again, but for its type's last digit and DE128; of an upload also for its place.</summary>
internal sealed class OneNumberOneMessage(World world) : Check(world)
{
    private const int MacLength = 16;

    public override string Name => "One number, one message";

    public override void Sent(Station station, Message request, SaleFacts sale)
    {
        int original = Mti.Original(request.Mti);
        string content = original == Mti.Upload ? Fields(request) : Encoding.Latin1.GetString(request.Bytes, 4, request.Length - 4 - MacLength);
        if (!sale.Content.TryGetValue(original, out string? first))
        {
            sale.Content.Add(original, content);
            return;
        }
        if (original is Mti.Financial or Mti.Authorisation)
            Fail($"Terminal {station.Id} asks a second time under the same number.", sale);
        if (content != first && !sale.IsDamaged)
            Fail($"Terminal {station.Id} repeats {original:D4} with other content.", sale);
    }

    // An upload that breaks off may begin anew, and have more or fewer records to send then.
    private static string Fields(Message upload)
    {
        StringBuilder text = new();
        for (int field = 2; field < Field.Mac; field++)
        {
            if (upload.Has(field) && field is not (Field.Stan or Field.MessageNumber or Field.LastMessage))
                text.Append(field).Append('=').Append(Observer.TextOf(upload, field)).Append(' ');
        }
        return text.ToString();
    }
}
