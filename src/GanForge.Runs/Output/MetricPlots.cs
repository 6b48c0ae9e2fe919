using GanForge.Evaluation.Metrics;
using GanForge.Gans;
using GanForge.Gans.Diagnostics;
using GanForge.Runs.Folder;

namespace GanForge.Runs.Output;

/// <summary>
/// Creates plots of evaluated metrics, once there are two evaluations: one per metric, compared with real examples, or
/// one for several metrics of the same kind.
/// </summary>
internal static class MetricPlots
{
    /// <summary>The ratio of the largest to the smallest value above which the axis is logarithmic.</summary>
    private const double WideRange = 20;

    /// <summary>
    /// Creates the plots of a run's metrics; those that share a name with a plot of the recipe get the prefix
    /// "measured-".
    /// </summary>
    public static IReadOnlyList<PlotPlan> Create(RunHistory history, GanRecipe recipe) =>
        [
            .. Create(history)
                .Select(plan =>
                    recipe.Plots.Any(other => other.Name == plan.Name)
                        ? plan with
                        {
                            Name = $"measured-{plan.Name}",
                        }
                        : plan
                ),
        ];

    private static IEnumerable<PlotPlan> Create(RunHistory history) =>
        [
            .. from metric in MetricCatalogue.All
            from metrics in metric
                .Values.Where(metric => history[ScalarNames.Metric(metric.Name)].Count > 1)
                .GroupBy(metric => (metric.Format, metric.Goal))
            select Plan([.. metrics.Select(metric => metric.Name).Distinct()], metrics.Key.Goal, history) into plan
            group plan by plan.Name into same
            select same.First(),
        ];

    private static PlotPlan Plan(string[] names, string goal, RunHistory history)
    {
        (string Series, string Label)[] curves = names is [var only]
            ? [(ScalarNames.Metric(only), "generated"), (ScalarNames.RealMetric(only), "real")]
            : [.. names.Select(name => (ScalarNames.Metric(name), name))];
        var values = curves.SelectMany(curve => history[curve.Series].Points).Select(point => point.Value).ToList();
        return new PlotPlan(
            names[0],
            $"{string.Join(", ", names)} of generated images",
            names is [var one] ? $"{one}, {goal}" : goal,
            curves
        )
        {
            ByEpoch = true,
            IsLogarithmic = values.Min() > 0 && values.Max() > WideRange * values.Min(),
        };
    }
}
