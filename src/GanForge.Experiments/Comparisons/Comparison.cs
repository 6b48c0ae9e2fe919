using GanForge.Gans.Settings;
using GanForge.Runs.Folder;

namespace GanForge.Experiments.Comparisons;

/// <summary>
/// A comparison of runs: differing settings, scalars and metrics, overlaid curves, and rows of samples.
/// <code>
/// var comparison = Comparison.Create(RunSelection.Find(["3", "5"], "runs"));
/// comparison.SavePage("runs/compare.html");
/// </code>
/// </summary>
public sealed class Comparison
{
    private Comparison(IReadOnlyList<ComparedRun> runs, CurveAxis axis)
    {
        (Runs, Axis) = (runs, axis);
        GiveLabels();
        var known = runs.Where(run => run.Settings.Count > 0).ToArray();
        var settings = known
            .SelectMany(run => run.Settings.Keys)
            .Distinct()
            .Select(name => new ComparedSetting(name, [.. runs.Select(run => run.Settings.GetValueOrDefault(name))]))
            .ToLookup(setting =>
                known.Select(run => run.Settings.GetValueOrDefault(setting.Name)).Distinct().Count() > 1
            );
        // A single run's settings need no table.
        (Differing, Same) = ([.. settings[true]], known.Length > 1 ? [.. settings[false]] : []);
    }

    /// <summary>The runs, in the order given.</summary>
    public IReadOnlyList<ComparedRun> Runs { get; }

    /// <summary>The horizontal axis of the curves.</summary>
    public CurveAxis Axis { get; }

    /// <summary>The settings that differ between runs whose settings are known.</summary>
    public IReadOnlyList<ComparedSetting> Differing { get; }

    /// <summary>
    /// The settings that are equal in all those runs; empty if the settings of fewer than two runs are known.
    /// </summary>
    public IReadOnlyList<ComparedSetting> Same { get; }

    /// <summary>The page's heading; null for a heading with the number of runs.</summary>
    public string? Title { get; init; }

    /// <summary>Compares runs; a run that cannot be read completely is included as far as possible.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="axis">The horizontal axis of the curves.</param>
    /// <param name="title">The page's heading, or null for a heading with the number of runs.</param>
    /// <exception cref="UserErrorException">None of the runs can be read.</exception>
    public static Comparison Create(
        IReadOnlyList<RunFolder> runs,
        CurveAxis axis = CurveAxis.Epochs,
        string? title = null
    )
    {
        ArgumentNullException.ThrowIfNull(runs);
        ComparedRun[] read = [.. runs.Select(run => new ComparedRun(run, axis))];
        if (read.Any(run => run.IsReadable))
            return new Comparison(read, axis) { Title = title };
        throw new UserErrorException(
            read.Length == 0
                ? "There is no run to compare."
                : $"None of the {read.Length} runs can be read; of {read[0].Folder.Path}: {read[0].Remarks[0]}"
        );
    }

    /// <summary>Writes a self-contained page with links to the runs' reports.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SavePage(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        new ComparisonPage(this, path).Save();
    }

    private void GiveLabels()
    {
        Func<ComparedRun, string>[] ways =
        [
            run => string.IsNullOrEmpty(run.Description) ? run.Folder.Name : run.Description,
            run => run.Folder.Name,
            run => run.Folder.Path,
        ];
        var way = ways.First(name => Runs.Select(name).Distinct().Count() == Runs.Count || name == ways[^1]);
        foreach (var run in Runs)
            run.Label = way(run);
    }
}
