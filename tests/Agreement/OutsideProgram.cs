using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Terminal.Tests.Agreement;

/// <summary>A program of others that must be on the path.</summary>
internal static class OutsideProgram
{
    private const int Deadline = 120_000;

    /// <summary>Skips the test with the reason, or fails it where TERMINAL_REQUIRE_DECODERS=1 says that nothing may be missing.</summary>
    public static void Missing(string reason)
    {
        if (Environment.GetEnvironmentVariable("TERMINAL_REQUIRE_DECODERS") == "1")
            Assert.Fail(reason);
        Assert.Inconclusive(reason);
    }

    /// <summary>Whether a program is on the path.</summary>
    public static bool Exists(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)));

    /// <summary>Runs a program to its end.</summary>
    /// <param name="name">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="variables">Environment variables to be set for it.</param>
    /// <returns>What it wrote to standard output.</returns>
    public static string Run(string name, IEnumerable<string> arguments, string input = "", params (string Name, string Value)[] variables)
    {
        ProcessStartInfo start = new(name, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string variable, string value) in variables)
            start.Environment[variable] = value;
        using Process process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        if (!process.WaitForExit(Deadline))
        {
            process.Kill(true);
            Assert.Fail($"{name} did not end.");
        }

        Assert.AreEqual(0, process.ExitCode, $"{name}: {errors.GetAwaiter().GetResult()}");
        return output.GetAwaiter().GetResult();
    }
}
