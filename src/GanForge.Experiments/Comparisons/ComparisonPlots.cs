using GanForge.Gans.Diagnostics;
using GanForge.Imaging.Plots;

namespace GanForge.Experiments.Comparisons;

/// <summary>One plot a series, in which every run has its curve: the same axis, the same smoothing.</summary>
internal static class ComparisonPlots
{
    private const int StretchesPerAxis = 160;
    private const int MinStretches = 48;

    /// <summary>Curves that go this many times higher than what is usual are cut off, so that the others are seen.</summary>
    private const double Outlying = 4;

    /// <summary>What is looked at first; what else there is follows.</summary>
    private static readonly string[] Order = [ScalarNames.LossG, ScalarNames.LossD, ScalarNames.AccuracyReal, ScalarNames.AccuracyFake, ScalarNames.ScoreReal, ScalarNames.ScoreFake, ScalarNames.LossDReal, ScalarNames.LossDFake];

    /// <summary>The plots, those of most runs first.</summary>
    public static IReadOnlyList<LinePlot> Create(Comparison comparison) =>
    [
        .. comparison.Runs.SelectMany(run => run.Curves.Keys)
            .GroupBy(name => name)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => (uint)Array.IndexOf(Order, group.Key))
            .Select(group => Draw(group.Key, comparison)),
    ];

    private static LinePlot Draw(string series, Comparison comparison)
    {
        var curves = comparison.Runs.Select(run => run.Curves.GetValueOrDefault(series)).ToArray();
        var width = curves.Max(curve => curve?.End ?? 0) / StretchesPerAxis;
        var smooth = curves.Select(curve => curve?.Smooth(Math.Min(width, curve.End / MinStretches)) ?? []).ToArray();
        var range = ScalarTitle.IsProbability(series) ? PlotRange.Unit : Range(smooth);
        var isCut = range is not null && range != PlotRange.Unit;
        return new LinePlot
        {
            Title = ScalarTitle.For(series),
            YLabel = isCut ? "cut off above" : null,
            XLabel = comparison.Axis switch { CurveAxis.Epochs => "epoch", CurveAxis.Steps => "step", _ => "seconds of training" },
            YRange = range,
            ShowLegend = false,
            Width = 480,
            Height = 300,
            Series = [.. comparison.Runs.Zip(smooth, (run, curve) => new PlotSeries(run.Label, curve.Select(point => point.Position), curve.Select(point => point.Mean)))],
        };
    }

    /// <summary>Usual is the height that three quarters of the runs keep below, nearly all the time; of two runs both count.</summary>
    private static PlotRange? Range(IReadOnlyList<(double Position, double Mean)>[] curves)
    {
        double[][] values = [.. curves.Where(curve => curve.Count > 0).Select(curve => curve.Select(point => point.Mean).Order().ToArray())];
        if (values.Length == 0 || values.Any(value => value[0] < 0))
            return null;
        double[] heights = [.. values.Select(value => value[(int)((value.Length - 1) * 0.95)]).Order()];
        var usual = heights[Math.Max((int)((heights.Length - 1) * 0.75), Math.Min(heights.Length - 1, 1))];
        return usual > 0 && values.Any(value => value[^1] > Outlying * usual) ? new PlotRange(0, 1.5 * usual) : null;
    }
}
