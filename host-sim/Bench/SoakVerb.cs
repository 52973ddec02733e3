using System;
using System.CommandLine;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using Terminal.Simulation;
using Terminal.Simulation.Soaking;

namespace Terminal.Bench;

/// <summary>The verb <c>soak</c>: worlds in virtual time, one a seed, with everything that can go wrong; a failure is made small, told and kept for a replay.</summary>
internal static class SoakVerb
{
    private const int SecondsBetweenReports = 5;

    /// <summary>The verb, for the command line.</summary>
    public static Command Verb()
    {
        var seed = new Option<long?>("--seed") { Description = "Seed of the first run, a whole number; run i has the seed plus i. Without it one is drawn, and told." };
        var runs = new Option<int>("--runs") { Description = $"How many runs of about a hundred sales; from {StandardCoverage.Runs} on all states, reasons, codes and hazards must be reached.", DefaultValueFactory = _ => StandardCoverage.Runs };
        var jobs = new Option<int>("--jobs") { Description = "How many runs at a time.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var replay = new Option<FileInfo?>("--replay") { Description = "Replays the one run that a failure left in this file, and tells it line by line." };
        var folder = new Option<DirectoryInfo>("--out") { Description = "Folder for what a failure leaves: soak-SEED.replay and soak-SEED.txt.", DefaultValueFactory = _ => new DirectoryInfo(".") };
        AtLeastOne(runs);
        AtLeastOne(jobs);
        folder.Validators.Add(result =>
        {
            if (File.Exists(result.GetValueOrDefault<DirectoryInfo>().FullName))
                result.AddError($"{folder.Name} takes a folder, and {result.GetValueOrDefault<DirectoryInfo>().FullName} is a file.");
        });
        var verb = new Command("soak", "Runs terminals and acquirer through simulated days full of faults, and checks what must always hold.") { seed, runs, jobs, replay, folder };
        verb.SetAction((parsed, stopping) => System.Threading.Tasks.Task.FromResult(parsed.GetValue(replay) is { } file
            ? Replay(file)
            : Run(parsed.GetValue(seed) ?? Random.Shared.Next(), parsed.GetValue(runs), parsed.GetValue(jobs), parsed.GetValue(folder)!, stopping)));
        return verb;
    }

    private static int Run(long seed, int runs, int jobs, DirectoryInfo folder, CancellationToken stopping)
    {
        Console.WriteLine($"{runs:N0} runs from seed {seed}, {jobs} at a time");
        var soak = new Soak(seed, runs, jobs);
        var watch = Stopwatch.StartNew();
        long told = 0;
        soak.Run(progress: done =>
        {
            if (watch.Elapsed.TotalSeconds - told < SecondsBetweenReports)
                return;
            told = (long)watch.Elapsed.TotalSeconds;
            Console.Error.WriteLine($"{done.Done:N0} of {runs:N0} runs, {Sales(done):N0} sales, {Sales(done) / watch.Elapsed.TotalSeconds:N0} a second");
        }, stopping: stopping);
        Console.WriteLine(soak.Summary());
        Console.WriteLine($"{soak.Done:N0} runs, {Sales(soak):N0} sales in {watch.Elapsed.TotalSeconds:F1} seconds: {Sales(soak) / watch.Elapsed.TotalSeconds:N0} a second");
        if (soak.Failures.Count > 0)
            return Explain(soak.Failures.Keys.First(), soak.Failures.Values.First(), folder);
        if (soak.Done >= StandardCoverage.Runs && soak.Missing.Count > 0)
        {
            Console.Error.WriteLine($"The checkers agree, and yet the soak fails, for it did not reach: {string.Join(", ", soak.Missing)}.");
            return 1;
        }
        Console.WriteLine("All checkers agree.");
        return 0;
    }

    private static int Explain(long seed, BrokenPromise broken, DirectoryInfo folder)
    {
        Console.Error.WriteLine($"Seed {seed} fails.\n{broken.Message}\nMaking it small ...");
        RunPlan smallest = new Shrinker(broken.Check).Shrink(new RunPlan(seed));
        string transcript = Transcript.Of(smallest, out BrokenPromise? again);
        string found = (again ?? broken).Message;
        folder.Create();
        string path = Path.Combine(folder.FullName, $"soak-{seed}");
        File.WriteAllText(path + ".replay", ReplayFile.Write(smallest, found));
        File.WriteAllText(path + ".txt", transcript);
        Console.Error.WriteLine($"Smallest: {smallest.Moves} moves, {smallest.Skipped.Count} of them left out, {smallest.Calmed.Count} kinds of hazards left out.\n{found}\n"
            + $"Its story is in {path}.txt; 'soak --replay {path}.replay' tells it again.");
        return 1;
    }

    private static int Replay(FileInfo file)
    {
        try
        {
            RunPlan plan = ReplayFile.Read(File.ReadAllText(file.FullName));
            Console.Write(Transcript.Of(plan, out BrokenPromise? broken));
            return broken is null ? 0 : 1;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Console.Error.WriteLine(refused.Message);
            return 2;
        }
    }

    private static long Sales(Soak soak) => soak.Coverage.Of(Reached.Move, "Sale");

    private static void AtLeastOne(Option<int> option) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() < 1)
            result.AddError($"{option.Name} takes a number from 1 on.");
    });
}
