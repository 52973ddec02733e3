using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Terminal.Tests.Agreement;

/// <summary>The iso8583 dissector of Wireshark's tshark, over a capture in which each message is one TCP packet behind a length of two bytes.</summary>
internal static class Tshark
{
    private const string Name = "tshark";

    /// <summary>Reads messages.</summary>
    public static IReadOnlyList<Reading> Read(IEnumerable<byte[]> messages)
    {
        if (!OutsideProgram.Exists(Name) || !OutsideProgram.Exists("text2pcap"))
            OutsideProgram.Missing("There is no tshark on this machine (on Debian: apt-get install tshark).");

        string folder = Directory.CreateTempSubdirectory("terminal-agreement-").FullName;
        try
        {
            string capture = Path.Combine(folder, "messages.pcap");
            OutsideProgram.Run("text2pcap", ["-q", "-T", "40000,8583", "-", capture], string.Concat(messages.Select(Dump)));
            // A configuration folder of its own: the user's preferences must not change what is read.
            string json = OutsideProgram.Run(
                Name,
                ["-n", "-r", capture, "-d", "tcp.port==8583,iso8583", "-o", "iso8583.len_endian:Big endian", "-T", "json", "-J", "iso8583"],
                variables: ("WIRESHARK_CONFIG_DIR", folder));
            using JsonDocument packets = JsonDocument.Parse(json);
            return [.. packets.RootElement.EnumerateArray().Select(packet => Of(packet.GetProperty("_source").GetProperty("layers").GetProperty("iso8583")))];
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    // As text2pcap wants it: one packet from offset 0 on, sixteen bytes a line.
    private static string Dump(byte[] message)
    {
        byte[] packet = [(byte)(message.Length >> 8), (byte)message.Length, .. message];
        StringBuilder text = new();
        for (int offset = 0; offset < packet.Length; offset += 16)
            text.Append($"{offset:x6} {string.Join(' ', packet.Skip(offset).Take(16).Select(each => each.ToString("x2")))}\n");
        return text.Append('\n').ToString();
    }

    private static Reading Of(JsonElement layer)
    {
        string type = "";
        Dictionary<int, string> fields = [];
        foreach (JsonProperty item in layer.EnumerateObject())
        {
            string name = item.Name["iso8583.".Length..];
            if (name == "mti")
                type = item.Value.GetString()!;
            else if (name.StartsWith("bit", StringComparison.Ordinal))
                fields.Add(int.Parse(name[3..]), item.Value.GetString()!);
            else if (name is not ("len" or "map1" or "map2"))
                Assert.Fail($"tshark says {item.Name}.");
        }

        return new Reading(Name, type, fields);
    }
}
