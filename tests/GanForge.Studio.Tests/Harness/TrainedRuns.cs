using System.Collections.Concurrent;
using GanForge.Runs.Folder;
using GanForge.Runs.Session;

[assembly: AssemblyFixture(typeof(GanForge.Studio.Tests.TrainedRuns))]

namespace GanForge.Studio.Tests;

/// <summary>Small runs, each trained when a test first asks for it, and copied for every test.</summary>
public sealed class TrainedRuns : IDisposable
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("ganforge-studio-").FullName;
    private static readonly ConcurrentDictionary<string, Lazy<RunFolder>> Trained = [];

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Copies the run with these options into a folder of runs, under the next number.</summary>
    internal static RunFolder CopyTo(string runs, TrainingOptions options)
    {
        var key =
            $"{options.Recipe} {options.Dataset} {options.Description} "
            + string.Join(' ', options.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal));
        var trained = Trained.GetOrAdd(key, _ => new(() => Train(options))).Value;
        var copy = Path.Combine(runs, RunFolder.NextName(runs, trained.Name[6..]));
        // Moved into place, so that a studio sees the whole run or none of it.
        var unfinished = Path.Combine(Folder, Path.GetRandomFileName());
        CopyFolder(trained.Path, unfinished);
        Directory.Move(unfinished, copy);
        return RunFolder.FromPath(copy);
    }

    private static RunFolder Train(TrainingOptions options)
    {
        using var session = TrainingSession.Start(options with { OutDirectory = Folder });
        return session.Run(new Quiet(), CancellationToken.None).Folder;
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.EnumerateDirectories(from))
            CopyFolder(folder, Path.Combine(to, Path.GetFileName(folder)));
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
