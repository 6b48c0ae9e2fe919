using System.Diagnostics;
using System.Runtime.InteropServices;

namespace GanForge.Benchmarks;

/// <summary>
/// The time from the start of the tool's process to the end of its first training step. The tool is built as published
/// for users, a single file compiled ahead of time. The first line of the run's stats.jsonl marks the end.
/// </summary>
internal static class OurStart
{
    private const int Starts = 5;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Publishes a build and returns the median seconds of several starts by recipe.</summary>
    public static Dictionary<string, double> Measure(IEnumerable<string> recipes)
    {
        var folder = Directory.CreateTempSubdirectory("ganforge-start-").FullName;
        try
        {
            var tool = Publish(Path.Combine(folder, "tool"));
            return recipes.ToDictionary(
                recipe => recipe,
                recipe =>
                    Enumerable
                        .Range(0, Starts)
                        .Select(i => Start(tool, recipe, Path.Combine(folder, $"{recipe}-{i}")))
                        .ToArray()
                        .Median()
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Publish(string folder)
    {
        Console.Error.WriteLine("publishing the tool, which takes a minute or so");
        var project = Repository.Path("src", "GanForge.Cli", "GanForge.Cli.csproj");
        string[] arguments =
        [
            "publish",
            project,
            "-c",
            "Release",
            "-r",
            RuntimeInformation.RuntimeIdentifier,
            "--nologo",
            "-v",
            "quiet",
            "-o",
            folder,
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        using var publish = Process.Start(start)!;
        var output = publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        return publish.ExitCode == 0
            ? Path.Combine(folder, OperatingSystem.IsWindows() ? "ganforge.exe" : "ganforge")
            : throw new BenchmarkException($"Publishing the tool failed:{Environment.NewLine}{output}");
    }

    private static double Start(string tool, string recipe, string runs)
    {
        Directory.CreateDirectory(runs);
        // Its output is the run's path, which does not belong in the tables.
        var command = new ProcessStartInfo(
            tool,
            ["train", "--recipe", recipe, "--steps", "1", "--quiet", "--out", runs]
        )
        {
            RedirectStandardOutput = true,
        };
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(command)!;
        while (!process.HasExited && !HasStepped(runs) && Stopwatch.GetElapsedTime(start) < Longest)
            Thread.Sleep(1);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (!process.WaitForExit(Longest))
            process.Kill();
        return process.ExitCode == 0 && HasStepped(runs)
            ? seconds
            : throw new BenchmarkException(
                $"'ganforge train --recipe {recipe} --steps 1' ended with exit code {process.ExitCode} and "
                    + $"without a step."
            );
    }

    private static bool HasStepped(string runs) =>
        Directory
            .EnumerateFiles(runs, "stats.jsonl", SearchOption.AllDirectories)
            .Any(file => new FileInfo(file).Length > 0);
}
