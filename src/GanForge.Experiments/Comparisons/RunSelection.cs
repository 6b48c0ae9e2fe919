using GanForge.Gans.Settings;
using GanForge.Runs.Folder;

namespace GanForge.Experiments.Comparisons;

/// <summary>Finds runs by folders, folders of runs, numbers, names, or patterns.</summary>
public static class RunSelection
{
    /// <summary>Finds the named runs, each once, in the order of the names.</summary>
    /// <param name="names">
    /// The names: each is a run's folder, a folder of runs, a pattern such as runs/*mlp*, or a number, name, or
    /// "latest" within <paramref name="outDirectory"/>. An empty list selects every run there.
    /// </param>
    /// <param name="outDirectory">The folder that contains the run folders.</param>
    /// <exception cref="UserErrorException">A name matches no run.</exception>
    public static IReadOnlyList<RunFolder> Find(IReadOnlyList<string> names, string outDirectory = "runs")
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count > 0)
            return [.. names.SelectMany(name => Find(name, outDirectory)).DistinctBy(run => run.Path)];
        var all = RunFolder.Numbered(outDirectory);
        return all.Count > 0 ? all : [RunFolder.Find("latest", outDirectory)];
    }

    private static IReadOnlyList<RunFolder> Find(string name, string outDirectory)
    {
        if (Directory.Exists(name))
            return InFolder(name);
        if (name.AsSpan().IndexOfAny('*', '?') < 0)
            return [RunFolder.Find(name, outDirectory)];
        var parent = Path.GetDirectoryName(name) is { Length: > 0 } given ? given : outDirectory;
        var matching = Directory.Exists(parent)
            ? Directory
                .EnumerateDirectories(parent, Path.GetFileName(name))
                .Order(StringComparer.Ordinal)
                .SelectMany(InFolder)
                .ToArray()
            : [];
        return matching.Length > 0
            ? matching
            : throw new UserErrorException($"No run in {parent} is named like '{Path.GetFileName(name)}'.");
    }

    private static IReadOnlyList<RunFolder> InFolder(string path)
    {
        var folder = RunFolder.FromPath(path);
        if (File.Exists(folder.OptionsPath) || File.Exists(folder.StatisticsPath))
            return [folder];
        if (RunFolder.Numbered(path) is { Count: > 0 } runs)
            return runs;
        throw new UserErrorException(
            $"{path} is neither a run's folder nor a folder of runs: it has no options.json, and nothing in it "
                + $"has a run's name."
        );
    }
}
