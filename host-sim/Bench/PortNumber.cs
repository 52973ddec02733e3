using System.CommandLine;

namespace Terminal.Bench;

/// <summary>The number of a TCP port on the command line.</summary>
internal static class PortNumber
{
    /// <summary>Refuses what is none.</summary>
    public static void Check(Option<int?> option) => option.Validators.Add(result =>
    {
        if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out int number) || number is < 0 or > 65535))
            result.AddError($"{option.Name} takes a number from 0 to 65535; 0 takes any free port.");
    });
}
