using System.Globalization;
using GanForge.Cli.Terminals;
using GanForge.Experiments.Reproductions;

namespace GanForge.Cli.Reproducing;

/// <summary>A table of results as text: real examples first, then the rows and published results.</summary>
internal sealed class ResultSheet
{
    private const string Unknown = "–";

    private readonly ResultGroup _group;

    /// <summary>Creates the table.</summary>
    /// <param name="group">The group of results.</param>
    /// <param name="entries">The rows of the group.</param>
    public ResultSheet(ResultGroup group, IEnumerable<ResultEntry> entries)
    {
        _group = group;
        Headings =
        [
            "result",
            Number("seeds"),
            Number("images seen"),
            Number("time, threads"),
            .. group.Metrics.SelectMany(Columns),
            "trained by, or published in",
        ];
        Lines =
        [
            new(
                "real examples",
                [Unknown, Unknown, Unknown, .. Cells(Real, metric => new MetricText(metric).Of(Real(metric)))],
                "",
                IsOurs: false
            ),
            .. entries.Select(Line),
            .. group.Published.Select(Line),
        ];
    }

    /// <summary>The column headings: name, metrics, command or source.</summary>
    public IReadOnlyList<TableHeading> Headings { get; }

    /// <summary>The rows.</summary>
    public IReadOnlyList<ResultLine> Lines { get; }

    /// <summary>The mean training time and the number of threads: "2:04, 2".</summary>
    public static string Time(RecordedResult result) =>
        $"{NumberText.Duration(TimeSpan.FromSeconds(result.Seconds.Average()))}, {result.Threads}";

    private ResultLine Line(ResultEntry entry)
    {
        var measured = entry.Measured;
        string[] facts = measured is null
            ? [Unknown, Unknown, entry.Change is null ? "not measured yet" : "changed since measured"]
            : [$"{measured.Seeds.Count}", NumberText.Count(measured.Images), Time(measured)];
        var metrics = Cells(metric => measured?.MeanAndDeviationOf(metric)?.Mean, metric => Text(measured, metric));
        return new ResultLine(entry.Name, [.. facts, .. metrics], entry.Command, IsOurs: true);
    }

    /// <summary>Formats a metric, with the number of seeds if only some of them have it.</summary>
    private static string Text(RecordedResult? measured, string metric)
    {
        var text = new MetricText(metric).Of(measured?.MeanAndDeviationOf(metric));
        var known = measured?.Metrics.GetValueOrDefault(metric, []).Count(value => value is not null) ?? 0;
        return known == 0 || known == measured!.Seeds.Count ? text : $"{text} ({known} of {measured.Seeds.Count})";
    }

    private ResultLine Line(PublishedResult published)
    {
        return new ResultLine(
            published.Name,
            [Unknown, Unknown, Unknown, .. Cells(Value, metric => new MetricText(metric).OfPublished(Value(metric)))],
            published.Source,
            IsOurs: false
        );

        double? Value(string metric) => published.Metrics.TryGetValue(metric, out var value) ? value : null;
    }

    private IEnumerable<TableHeading> Columns(string metric) =>
        metric == _group.Ratio ? [Number(metric), Number("× real")] : [Number(metric)];

    private IEnumerable<string> Cells(Func<string, double?> value, Func<string, string> text) =>
        _group.Metrics.SelectMany(metric =>
            metric == _group.Ratio ? [text(metric), Ratio(value(metric) / Real(metric))] : new[] { text(metric) }
        );

    private double? Real(string metric) => _group.Real?.GetValueOrDefault(metric);

    private static string Ratio(double? ratio) =>
        ratio?.ToString(ratio < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) ?? Unknown;

    private static TableHeading Number(string text) => new(text, IsNumber: true);
}
