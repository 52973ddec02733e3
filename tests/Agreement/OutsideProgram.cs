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

    /// <summary>Runs a program to its end, which must be a good one.</summary>
    /// <param name="name">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="variables">Environment variables to be set for it.</param>
    /// <returns>What it wrote to standard output.</returns>
    public static string Run(string name, IEnumerable<string> arguments, string input = "", params (string Name, string Value)[] variables)
    {
        (int exitCode, string output, string errors) = RunToAnyEnd(name, arguments, input, variables);
        Assert.AreEqual(0, exitCode, $"{name}: {errors}");
        return output;
    }

    /// <summary>Runs a program to its end, good or bad.</summary>
    public static (int ExitCode, string Output, string Errors) RunToAnyEnd(string name, IEnumerable<string> arguments, string input = "", params (string Name, string Value)[] variables)
    {
        ProcessStartInfo start = new(name, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string variable, string value) in variables)
            start.Environment[variable] = value;
        using Process process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        Feed(process, input);
        if (!process.WaitForExit(Deadline))
        {
            process.Kill(true);
            Assert.Fail($"{name} did not end.");
        }

        return (process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }

    private static void Feed(Process process, string input)
    {
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended without reading all: its exit code says more than a broken pipe.
        }
    }
}
