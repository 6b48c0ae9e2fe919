using GanForge.Imaging;

namespace GanForge.Gans;

/// <summary>Draws a recipe's plots from a run's figures.</summary>
internal static class RunPlots
{
    private const double Smoothing = 0.95;

    public static LinePlot Draw(PlotPlan plan, RunHistory history) => new()
    {
        Title = plan.Title,
        XLabel = plan.ByEpoch ? "epoch" : "step",
        YLabel = plan.YLabel,
        YRange = plan.IsProbability ? PlotRange.Unit : null,
        LogarithmicY = plan.IsLogarithmic,
        Smoothing = plan.ByEpoch ? 0 : Smoothing,
        Series = [.. plan.Curves.Select(curve => Curve(curve.Label, history[curve.Series], plan.ByEpoch))],
    };

    private static PlotSeries Curve(string label, RunSeries series, bool byEpoch) => new(
        label,
        series.Points.Select(point => byEpoch ? (double)point.Epoch : point.Step),
        series.Points.Select(point => point.Value));
}
