using GanForge.Gans;
using GanForge.Imaging.Plots;
using GanForge.Runs.Folder;

namespace GanForge.Runs.Output;

/// <summary>Draws the plots of a run: its recipe's, and those of what was measured.</summary>
internal static class RunPlots
{
    /// <summary>Share of the steps that a smoothed point averages: wide enough to calm a curve, narrow enough to follow it.</summary>
    private const double Smoothing = 0.05;

    /// <summary>
    /// Writes the plots into the run's folder; returns them for its report. While the run grows, a plot without a point says
    /// that there are no data yet. Afterwards it is left out, and so is a curve without a point.
    /// </summary>
    public static IReadOnlyList<string> Save(RunFolder folder, GanRecipe recipe, RunHistory history, bool isGrowing)
    {
        var shown = new List<string>();
        foreach (var plan in recipe.Plots.Concat(MetricPlots.Create(history, recipe)))
        {
            var plot = Draw(plan, history, isGrowing);
            if (plot.IsEmpty && !isGrowing)
            {
                File.Delete(folder.PlotPath(plan.Name));
                continue;
            }
            plot.Save(folder.PlotPath(plan.Name));
            shown.Add(plot.ToSvg());
        }
        return shown;
    }

    private static LinePlot Draw(PlotPlan plan, RunHistory history, bool isGrowing) => new()
    {
        Title = plan.Title,
        XLabel = plan.ByEpoch ? "epoch" : "step",
        YLabel = plan.YLabel,
        YRange = plan.IsProbability ? PlotRange.Unit : null,
        LogarithmicY = plan.IsLogarithmic,
        Smoothing = plan.ByEpoch ? 0 : Smoothing,
        Series =
        [
            .. from curve in plan.Curves
               let series = history[curve.Series]
               where isGrowing || series.Points.Any(point => double.IsFinite(point.Value))
               select Curve(curve.Label, series, plan.ByEpoch),
        ],
    };

    private static PlotSeries Curve(string label, ScalarSeries series, bool byEpoch) => new(
        label,
        series.Points.Select(point => byEpoch ? (double)point.Epoch : point.Step),
        series.Points.Select(point => point.Value));
}
