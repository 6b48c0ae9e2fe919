using System.Globalization;
using System.Text.RegularExpressions;
using GanForge.Gans.Diagnostics;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;

namespace GanForge.Experiments.Comparisons;

/// <summary>
/// A run as far as it can be read; its remarks explain that it is still training, was cut short, or lacks files.
/// </summary>
public sealed partial class ComparedRun
{
    private readonly List<string> _remarks = [];

    internal ComparedRun(RunFolder folder, CurveAxis axis)
    {
        Folder = folder;
        var options = Try(() => OptionsFile.Read(folder));
        Status = Try(() => RunStatus.Read(folder));
        Description = options?.Options.Description;
        Settings = options is null ? new Dictionary<string, string>() : SettingsOf(options);

        var (history, problem) = RunHistory.ReadUndamaged(folder);
        if (problem is not null)
        {
            _remarks.Add($"{problem.Message} The other lines are shown.");
        }
        else if (history.Names.Count == 0)
        {
            _remarks.Add(
                File.Exists(folder.StatisticsPath)
                    ? "There are no metrics yet."
                    : "It has no stats.jsonl, so there are no metrics and no curves."
            );
        }

        Summary = RunSummary.From(
            Status,
            history,
            int.TryParse(Settings.GetValueOrDefault("batch-size"), out var size) ? size : null
        );
        Curves = history
            .Names.Where(name => !name.StartsWith(ScalarNames.RealPrefix, StringComparison.Ordinal))
            .ToDictionary(
                name => name,
                name => new ComparedCurve(
                    history[name],
                    CurvePositions.Compute(history[name], history, axis, Status?.StepsPerEpoch)
                )
            );
        IsReadable = options is not null || history.Names.Count > 0;

        Samples = Directory
            .EnumerateFiles(folder.Path, "samples-*.png")
            .Select(path => (Path: path, Match: SampleName().Match(Path.GetFileName(path))))
            .Where(file => file.Match.Success)
            .ToDictionary(
                file => int.Parse(file.Match.Groups[1].Value, CultureInfo.InvariantCulture),
                file => file.Path
            );
        Remark();
    }

    /// <summary>The run's folder.</summary>
    public RunFolder Folder { get; }

    /// <summary>
    /// The displayed name: the run's description, its folder's name, or its path, whichever is unique among the runs.
    /// </summary>
    public string Label { get; internal set; } = "";

    /// <summary>The run's status; null if it has none.</summary>
    public RunStatus? Status { get; }

    /// <summary>Remarks about the run, each a sentence; empty for a complete run.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>
    /// The recipe, data set, seed, limits, and every setting of the recipe; empty if they cannot be read.
    /// </summary>
    public IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>The run's final scalars and metrics.</summary>
    public RunSummary Summary { get; }

    /// <summary>Whether there is anything to compare: settings or scalars.</summary>
    public bool IsReadable { get; }

    internal string? Description { get; }

    internal IReadOnlyDictionary<string, ComparedCurve> Curves { get; }

    internal IReadOnlyDictionary<int, string> Samples { get; }

    private static Dictionary<string, string> SettingsOf(OptionsFile options)
    {
        var identity = options.Identity;
        var all = new Dictionary<string, string>
        {
            ["recipe"] = identity.Recipe,
            ["dataset"] = identity.Dataset,
            ["images"] = identity.Images?.ToString(CultureInfo.InvariantCulture) ?? "all",
            ["seed"] = identity.Seed.ToString(CultureInfo.InvariantCulture),
            ["steps"] = options.Options.Steps?.ToString(CultureInfo.InvariantCulture) ?? "all",
        };
        foreach (var (name, value) in identity.Settings)
            all[name] = value;
        return all;
    }

    private void Remark()
    {
        var steps = $"step {Summary.Steps ?? 0:N0} of {Summary.StepsTotal ?? 0:N0}";
        switch (Status?.State)
        {
            case null when IsReadable && _remarks.Count == 0:
                _remarks.Add("An older version made it and kept no status.json, so how far it was to go is not known.");
                break;
            case RunState.Running:
                _remarks.Add($"It is still being trained: {steps}.");
                break;
            case RunState.CutShort:
                _remarks.Add($"It was cut short at {steps}; to continue: {ResumeCommand}");
                break;
            case RunState.Interrupted:
                _remarks.Add($"It was stopped at {steps}; to continue: {ResumeCommand}");
                break;
            case RunState.Failed:
                _remarks.Add(Status.Message ?? $"It failed at {steps}.");
                break;
        }
    }

    private string ResumeCommand => $"{StartCommand.Text} train --resume {PathText.Quoted(Folder.Path)}";

    private T? Try<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (UserErrorException problem)
        {
            _remarks.Add(problem.Message);
            return null;
        }
    }

    [GeneratedRegex(@"^samples-([0-9]{6})\.png$")]
    private static partial Regex SampleName();
}
