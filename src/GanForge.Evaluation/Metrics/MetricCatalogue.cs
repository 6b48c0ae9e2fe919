using GanForge.Data;
using GanForge.Gans.Settings;

namespace GanForge.Evaluation.Metrics;

/// <summary>The catalogue of all metrics.</summary>
public static class MetricCatalogue
{
    /// <summary>All metrics, in the order of tables.</summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        new DigitFid(),
        new Kid(),
        new DigitScore(),
        new PrecisionRecallMetric(),
        new ClassDistribution(),
        new LabelAccuracy(),
        new Memorization(),
        new ClassificationAccuracyScore(),
        new StackedModeCoverage(),
        new PointModeCoverage(),
    ];

    /// <summary>Returns the metrics that are measured by default.</summary>
    /// <param name="dataset">The data set that examples should resemble.</param>
    public static IReadOnlyList<Metric> Usual(Dataset dataset) =>
        [.. All.Where(metric => metric.IsUsual && metric.Suits(dataset))];

    /// <summary>Finds metrics by their names or those of their values, in the order of tables.</summary>
    /// <param name="names">The names.</param>
    /// <param name="dataset">The data set that examples should resemble.</param>
    /// <exception cref="UserErrorException">
    /// A name is unknown, or its metric does not apply to the data set.
    /// </exception>
    public static IReadOnlyList<Metric> Find(IReadOnlyList<string> names, Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(dataset);
        var found = names.Select(name => Find(name, dataset)).ToHashSet();
        return [.. All.Where(found.Contains)];
    }

    private static Metric Find(string name, Dataset dataset)
    {
        var known = All.Where(metric => metric.Name == name || metric.Values.Any(value => value.Name == name)).ToList();
        if (known.FirstOrDefault(metric => metric.Suits(dataset)) is { } metric)
            return metric;
        var fitting = All.Where(metric => metric.Suits(dataset)).Select(metric => metric.Name).ToList();
        if (known.Count > 0)
        {
            throw new UserErrorException(
                $"The metric '{name}' is not for examples like those of {dataset.Name}; for these there are "
                    + $"{string.Join(", ", fitting)}."
            );
        }

        var hint = NearestName.To(name, All.Select(metric => metric.Name)) is { } nearest
            ? $"did you mean '{nearest}'?"
            : $"for {dataset.Name} there are {string.Join(", ", fitting)}.";
        throw new UserErrorException($"There is no metric '{name}'; {hint}");
    }
}
