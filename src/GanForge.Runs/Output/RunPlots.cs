using GanForge.Gans;
using GanForge.Imaging.Plots;
using GanForge.Runs.Folder;

namespace GanForge.Runs.Output;

/// <summary>Draws the plots of a run: those of its recipe, and those of its metrics.</summary>
internal static class RunPlots
{
    /// <summary>
    /// The share of the steps that a smoothed point averages: wide enough to calm a curve, narrow enough to follow it.
    /// </summary>
    private const double Smoothing = 0.05;

    /// <summary>Writes the plots to the run's folder and returns them for its report.</summary>
    /// <remarks>
    /// While the run grows, a plot without a point says that there are no data yet. Afterwards, plots and curves
    /// without a point are left out.
    /// </remarks>
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

    private static LinePlot Draw(PlotPlan plan, RunHistory history, bool isGrowing) =>
        new()
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

    private static PlotSeries Curve(string label, ScalarSeries series, bool byEpoch) =>
        new(
            label,
            series.Points.Select(point => byEpoch ? (double)point.Epoch : point.Step),
            series.Points.Select(point => point.Value)
        );
}
