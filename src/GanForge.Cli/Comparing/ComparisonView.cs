using System.Globalization;
using GanForge.Cli.Terminals;
using GanForge.Experiments.Comparisons;
using GanForge.Runs.Folder;
using Spectre.Console;

namespace GanForge.Cli.Comparing;

/// <summary>Shows a comparison of runs on the terminal.</summary>
internal sealed class ComparisonView(Terminal terminal)
{
    private const string Unknown = "–";

    /// <summary>Shows the metrics, the settings that differ, and anything unusual about a run.</summary>
    public void Show(Comparison comparison)
    {
        var console = terminal.Results;
        string[] labels = [.. comparison.Runs.Select(run => run.Label)];
        TableOf(comparison, labels).WriteTo(console);
        if (comparison.Differing.Count > 0)
        {
            console.WriteLine();
            var settings = new SideBySide(labels);
            foreach (var setting in comparison.Differing)
                settings.Add(setting.Name, [.. setting.Values.Select(value => value ?? Unknown)]);
            settings.WriteTo(console);
        }
        var those = comparison.Runs.All(run => run.Settings.Count > 0) ? "" : " whose settings are known";
        var same = comparison.Same.Count > 0 ? $"{comparison.Same.Count} settings are the same in all{those}. " : "";
        console.WriteLine($"\n{same}Losses are means over the last epoch.");
        foreach (var run in comparison.Runs)
        {
            foreach (var remark in run.Remarks)
                console.WriteLine($"{run.Label}: {remark}");
        }
    }

    /// <summary>Converts the comparison to a JSON document.</summary>
    public static ComparisonDocument Document(Comparison comparison, string page) =>
        new(
            PathText.Short(page),
            [.. comparison.Differing.Select(setting => setting.Name)],
            comparison.Same.Count,
            [
                .. comparison.Runs.Select(run => new ComparedRunDocument(
                    run.Label,
                    PathText.Short(run.Folder.Path),
                    StateOf(run),
                    run.Remarks,
                    run.Summary,
                    TypedSettings.From(run.Settings)
                )),
            ]
        );

    private static SideBySide TableOf(Comparison comparison, string[] labels)
    {
        var table = new SideBySide(labels);
        table.Add("state", [.. comparison.Runs.Select(run => StateOf(run) ?? Unknown)]);
        Add("epochs", summary => summary.Epochs, "N0");
        Add("steps", summary => summary.Steps, "N0");
        table.Add(
            new("time", IsNumber: true),
            [
                .. comparison.Runs.Select(run =>
                    run.Summary.Seconds is { } seconds ? NumberText.Duration(TimeSpan.FromSeconds(seconds)) : Unknown
                ),
            ]
        );
        Add("images/s", summary => summary.ImagesPerSecond, "N0");
        Add("loss G", summary => summary.LossG, "0.000");
        Add("loss D", summary => summary.LossD, "0.000");
        Add("acc. real", summary => summary.AccuracyReal, "0 %");
        Add("acc. gen.", summary => summary.AccuracyFake, "0 %");
        foreach (var metric in comparison.Runs.SelectMany(run => run.Summary.Metrics.Keys).Distinct())
        {
            table.Add(
                new(metric, IsNumber: true),
                [
                    .. comparison.Runs.Select(run =>
                        run.Summary.Metrics.TryGetValue(metric, out var value) ? NumberText.Measured(value) : Unknown
                    ),
                ]
            );
        }

        if (comparison.Runs.Any(run => run.Summary.EvaluatedSamples is not null))
            Add("measured of", summary => summary.EvaluatedSamples, "N0");
        if (comparison.Runs.Any(run => run.Summary.EvaluatedRealSamples < run.Summary.EvaluatedSamples))
            Add("real ones", summary => summary.EvaluatedRealSamples, "N0");
        foreach (var player in comparison.Runs.SelectMany(run => run.Summary.Parameters.Keys).Distinct())
        {
            Add(
                $"{player} params",
                summary => summary.Parameters.TryGetValue(player, out var count) ? count : null,
                "N0"
            );
        }

        return table;

        void Add(string name, Func<RunSummary, double?> value, string format) =>
            table.Add(
                new(name, IsNumber: true),
                [
                    .. comparison.Runs.Select(run =>
                        value(run.Summary)?.ToString(format, CultureInfo.InvariantCulture) ?? Unknown
                    ),
                ]
            );
    }

    private static string? StateOf(ComparedRun run) =>
        run.Status?.State switch
        {
            null => null,
            RunState.StoppedEarly => "stopped early",
            RunState.CutShort => "cut short",
            var state => state.ToString()!.ToLowerInvariant(),
        };
}
