using GanForge.Evaluation.Metrics;
using GanForge.Gans;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;

namespace GanForge.Studio.Runs;

/// <summary>A chart of a run's page: which series, under which names.</summary>
/// <param name="Name">Its name, for example "losses".</param>
/// <param name="Title">What it shows.</param>
/// <param name="YLabel">What its vertical axis measures.</param>
/// <param name="Curves">The series that are drawn.</param>
/// <param name="IsProbability">Whether the vertical axis runs from 0 to 1.</param>
/// <param name="IsLogarithmic">Whether equal distances upwards are equal ratios, unless the reader chooses otherwise.</param>
internal sealed record ChartView(string Name, string Title, string YLabel, IReadOnlyList<CurveView> Curves, bool IsProbability, bool IsLogarithmic)
{
    /// <summary>The charts that a run's recipe asks for.</summary>
    /// <exception cref="UserErrorException">This program has no such recipe or settings.</exception>
    public static IReadOnlyList<ChartView> From(TrainingOptions options) =>
    [
        .. RecipeCatalogue.Find(options.Recipe).Create(options.Settings).Plots
            .Select(plan => new ChartView(plan.Name, plan.Title, plan.YLabel, [.. plan.Curves.Select(curve => new CurveView(curve.Series, curve.Label))], plan.IsProbability, plan.IsLogarithmic)),
    ];

    /// <summary>The charts of what evaluations measured, each with the better direction.</summary>
    /// <param name="figures">The names of the figures.</param>
    public static IReadOnlyList<ChartView> OfMetrics(IEnumerable<string> figures) =>
    [
        .. figures.Select(name => new ChartView(
            $"metric-{name}",
            $"{name} of generated images",
            MetricCatalogue.All.SelectMany(metric => metric.Values).FirstOrDefault(figure => figure.Name == name)?.Goal ?? "",
            [new CurveView($"metrics/{name}", "generated"), new CurveView($"real/{name}", "real")],
            IsProbability: false,
            IsLogarithmic: false)),
    ];
}

/// <summary>A series of a chart.</summary>
/// <param name="Series">Its name in stats.jsonl.</param>
/// <param name="Label">Its name for people.</param>
internal sealed record CurveView(string Series, string Label);
