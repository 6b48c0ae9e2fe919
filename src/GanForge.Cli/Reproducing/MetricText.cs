using System.Globalization;
using System.Text.RegularExpressions;
using GanForge.Evaluation.Metrics;
using GanForge.Experiments.Reproductions;

namespace GanForge.Cli.Reproducing;

/// <summary>Formats the values of a metric for tables.</summary>
/// <param name="name">The name of the metric.</param>
internal sealed partial class MetricText(string name)
{
    private const string Unknown = "–";

    private readonly string _format = MetricCatalogue
        .All.SelectMany(metric => metric.Values)
        .First(metric => metric.Name == name)
        .Format;

    /// <summary>Formats a single value.</summary>
    public string Of(double? value) => value?.ToString(_format, CultureInfo.InvariantCulture) ?? Unknown;

    /// <summary>
    /// Formats a mean and deviation such as "5.3 ± 0.2", without the deviation if there was only one seed.
    /// </summary>
    public string Of(MeanAndDeviation? spread) =>
        spread switch
        {
            null => Unknown,
            { Deviation: null } one => Of(one.Mean),
            { Deviation: { } deviation } several => string.Create(
                CultureInfo.InvariantCulture,
                $"{several.Mean.ToString(OfMeans, CultureInfo.InvariantCulture)} ± "
                    + $"{deviation.ToString(OfMeans, CultureInfo.InvariantCulture)}"
            ),
        };

    /// <summary>Formats a published mean with as many digits as were published.</summary>
    public string OfPublished(double? value) =>
        value?.ToString(
            _format is "0" or "N0" ? "#,0.#" : FurtherZeros().Replace(_format, zeros => new string('#', zeros.Length)),
            CultureInfo.InvariantCulture
        )
        ?? Unknown;

    /// <summary>The format of means, which has decimals even if the metric is a count.</summary>
    private string OfMeans =>
        _format switch
        {
            "0" => "0.0",
            "N0" => "N1",
            _ => _format,
        };

    [GeneratedRegex(@"(?<=\.0)0+")]
    private static partial Regex FurtherZeros();
}
