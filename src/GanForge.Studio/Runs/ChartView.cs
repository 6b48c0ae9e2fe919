using GanForge.Evaluation.Metrics;
using GanForge.Gans;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;

namespace GanForge.Studio.Runs;

/// <summary>A chart on a run's page, with its series and their labels.</summary>
/// <param name="Name">The chart's name, for example "losses".</param>
/// <param name="Title">The title.</param>
/// <param name="YLabel">The label of the vertical axis.</param>
/// <param name="Curves">The series to draw.</param>
/// <param name="IsProbability">True if the vertical axis runs from 0 to 1.</param>
/// <param name="IsLogarithmic">True if the vertical axis is logarithmic by default.</param>
internal sealed record ChartView(
    string Name,
    string Title,
    string YLabel,
    IReadOnlyList<CurveView> Curves,
    bool IsProbability,
    bool IsLogarithmic
)
{
    /// <summary>Returns the charts that a run's recipe defines.</summary>
    /// <exception cref="UserErrorException">This program does not have the recipe or one of its settings.</exception>
    public static IReadOnlyList<ChartView> From(TrainingOptions options) =>
        [
            .. RecipeCatalogue
                .Find(options.Recipe)
                .Create(options.Settings)
                .Plots.Select(plan => new ChartView(
                    plan.Name,
                    plan.Title,
                    plan.YLabel,
                    [.. plan.Curves.Select(curve => new CurveView(curve.Series, curve.Label))],
                    plan.IsProbability,
                    plan.IsLogarithmic
                )),
        ];

    /// <summary>Returns the charts of evaluation metrics, each marked with its better direction.</summary>
    /// <param name="scalars">The names of the metrics.</param>
    public static IReadOnlyList<ChartView> OfMetrics(IEnumerable<string> scalars) =>
        [
            .. scalars.Select(name => new ChartView(
                $"metric-{name}",
                $"{name} of generated images",
                MetricCatalogue
                    .All.SelectMany(metric => metric.Values)
                    .FirstOrDefault(scalar => scalar.Name == name)
                    ?.Goal
                    ?? "",
                [new CurveView($"metrics/{name}", "generated"), new CurveView($"real/{name}", "real")],
                IsProbability: false,
                IsLogarithmic: false
            )),
        ];
}

/// <summary>A series of a chart.</summary>
/// <param name="Series">The name of the series in stats.jsonl.</param>
/// <param name="Label">The label to display.</param>
internal sealed record CurveView(string Series, string Label);
