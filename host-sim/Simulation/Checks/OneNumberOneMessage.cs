using System.Text;
using Terminal.Core.Messages;
using Terminal.Simulation.Parts;

namespace Terminal.Simulation.Checks;

/// <summary>One attempt, one number, asked about once; a repeat is the same message again, but for its type's last digit and DE128.</summary>
internal sealed class OneNumberOneMessage(World world) : Check(world)
{
    private const int MacLength = 16;

    public override string Name => "One number, one message";

    public override void Sent(Station station, Message request, SaleFacts sale)
    {
        int original = Mti.Original(request.Mti);
        string content = Encoding.Latin1.GetString(request.Bytes, 4, request.Length - 4 - MacLength);
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
}
