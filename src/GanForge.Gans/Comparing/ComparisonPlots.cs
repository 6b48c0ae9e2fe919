using GanForge.Imaging;

namespace GanForge.Gans;

/// <summary>One plot a series, in which every run has its curve: the same axis, the same smoothing.</summary>
internal static class ComparisonPlots
{
    private const int StretchesPerAxis = 160;
    private const int LeastStretches = 40;

    /// <summary>A curve this many times higher than nineteen in twenty of all values is cut off, so that the others are seen.</summary>
    private const double Outlying = 3;

    /// <summary>The plots, those of most runs first, accuracies last.</summary>
    public static IReadOnlyList<LinePlot> Of(Comparison comparison) =>
    [
        .. comparison.Runs.SelectMany(run => run.Curves.Keys)
            .GroupBy(name => name)
            .OrderBy(group => group.Key.StartsWith("accuracy", StringComparison.Ordinal))
            .ThenByDescending(group => group.Count())
            .Select(group => Draw(group.Key, comparison)),
    ];

    private static LinePlot Draw(string series, Comparison comparison)
    {
        var curves = comparison.Runs.Select(run => run.Curves.GetValueOrDefault(series)).ToArray();
        var width = curves.Max(curve => curve?.End ?? 0) / StretchesPerAxis;
        var smooth = curves.Select(curve => curve?.Smooth(Math.Min(width, curve.End / LeastStretches)) ?? []).ToArray();
        return new LinePlot
        {
            Title = SeriesTitle.Of(series),
            XLabel = comparison.Axis switch { CurveAxis.Epochs => "epoch", CurveAxis.Steps => "step", _ => "seconds of training" },
            YRange = SeriesTitle.IsProbability(series) ? PlotRange.Unit : Range([.. smooth.SelectMany(curve => curve.Select(point => point.Mean))]),
            ShowLegend = false,
            Width = 480,
            Height = 300,
            Series = [.. comparison.Runs.Zip(smooth, (run, curve) => new PlotSeries(run.Label, curve.Select(point => point.Position), curve.Select(point => point.Mean)))],
        };
    }

    private static PlotRange? Range(double[] values)
    {
        Array.Sort(values);
        if (values.Length < LeastStretches || values[0] < 0)
            return null;
        var usual = values[(int)(values.Length * 0.95)];
        return usual > 0 && values[^1] > Outlying * usual ? new PlotRange(0, Outlying / 2 * usual) : null;
    }
}
