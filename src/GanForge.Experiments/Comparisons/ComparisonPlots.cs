using GanForge.Gans.Diagnostics;
using GanForge.Imaging.Plots;

namespace GanForge.Experiments.Comparisons;

/// <summary>
/// Creates one plot per scalar with a curve for every run, on the same axis and with the same smoothing.
/// </summary>
internal static class ComparisonPlots
{
    private const int StretchesPerAxis = 160;
    private const int MinStretches = 48;

    /// <summary>The multiple of the usual height above which curves are cut off to keep the others visible.</summary>
    private const double Outlying = 4;

    /// <summary>The order of the most important scalars; the others follow.</summary>
    private static readonly string[] Order =
    [
        ScalarNames.LossG,
        ScalarNames.LossD,
        ScalarNames.AccuracyReal,
        ScalarNames.AccuracyFake,
        ScalarNames.ScoreReal,
        ScalarNames.ScoreFake,
        ScalarNames.LossDReal,
        ScalarNames.LossDFake,
    ];

    /// <summary>Creates the plots, those with the most runs first.</summary>
    public static IReadOnlyList<LinePlot> Create(Comparison comparison) =>
        [
            .. comparison
                .Runs.SelectMany(run => run.Curves.Keys)
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
            XLabel = comparison.Axis switch
            {
                CurveAxis.Epochs => "epoch",
                CurveAxis.Steps => "step",
                _ => "seconds of training",
            },
            YRange = range,
            ShowLegend = false,
            Width = 480,
            Height = 300,
            Series =
            [
                .. comparison.Runs.Zip(
                    smooth,
                    (run, curve) =>
                        new PlotSeries(
                            run.Label,
                            curve.Select(point => point.Position),
                            curve.Select(point => point.Mean)
                        )
                ),
            ],
        };
    }

    /// <summary>
    /// Returns the vertical range, or null for no cut. The usual height is the 75th percentile over the runs of each
    /// run's 95th percentile; of two runs, the larger.
    /// </summary>
    private static PlotRange? Range(IReadOnlyList<(double Position, double Mean)>[] curves)
    {
        double[][] values =
        [
            .. curves
                .Where(curve => curve.Count > 0)
                .Select(curve => curve.Select(point => point.Mean).Order().ToArray()),
        ];
        if (values.Length == 0 || values.Any(value => value[0] < 0))
            return null;
        double[] heights = [.. values.Select(value => value[(int)((value.Length - 1) * 0.95)]).Order()];
        var usual = heights[Math.Max((int)((heights.Length - 1) * 0.75), Math.Min(heights.Length - 1, 1))];
        return usual > 0 && values.Any(value => value[^1] > Outlying * usual) ? new PlotRange(0, 1.5 * usual) : null;
    }
}
