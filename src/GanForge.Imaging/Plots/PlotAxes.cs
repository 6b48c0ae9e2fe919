namespace GanForge.Imaging.Plots;

/// <summary>The curves of a plot and the two scales that fit them.</summary>
internal sealed class PlotAxes
{
    /// <summary>The magnitude beyond which differences between values would no longer be finite.</summary>
    private const double MaxMagnitude = 1e300;
    private const int PixelsPerYTick = 60;

    /// <exception cref="InvalidOperationException">
    /// A logarithmic axis has a range that includes 0 or negative values.
    /// </exception>
    public PlotAxes(LinePlot plot)
    {
        if (plot.LogarithmicY && plot.YRange is { Low: <= 0 } range)
        {
            throw new InvalidOperationException(
                $"The logarithmic axis of the plot '{plot.Title}' needs a range above 0, not one from "
                    + $"{range.Low} to {range.High}."
            );
        }

        Func<double, double, bool> hasPlace = plot.LogarithmicY ? HasLogarithmicPlace : HasPlace;
        Raw = [.. plot.Series.Select(series => Curve.From(series.X, series.Y, hasPlace))];
        Smoothed = plot.Smoothing == 0 ? null : [.. plot.Series.Select(series => Smooth(series, plot, hasPlace))];

        double[] x = [.. Raw.SelectMany(curve => curve.Runs).SelectMany(run => run.X)];
        double[] y = [.. Raw.SelectMany(curve => curve.Runs).SelectMany(run => run.Y)];
        IsEmpty = x.Length == 0;
        X = IsEmpty ? new LinearScale(0, 1) : new LinearScale(x.Min(), x.Max(), wholeNumbers: x.All(double.IsInteger));
        var yTickCount = Math.Max(2, plot.Height / PixelsPerYTick);
        Y = YScale(plot, y, yTickCount);
        YTicks = IsEmpty ? [] : Y.Ticks(yTickCount);
    }

    public IReadOnlyList<Curve> Raw { get; }

    /// <summary>The moving averages of the curves, or null if disabled.</summary>
    public IReadOnlyList<Curve>? Smoothed { get; }

    /// <summary>Whether no curve has a point to show.</summary>
    public bool IsEmpty { get; }

    public PlotScale X { get; }

    public PlotScale Y { get; }

    public IReadOnlyList<Tick> YTicks { get; }

    private static Curve Smooth(PlotSeries series, LinePlot plot, Func<double, double, bool> hasPlace)
    {
        var (x, y) = CentredSmoothing.Apply(series.X, series.Y, plot.Smoothing, plot.MaximumPoints);
        return Curve.From(x, y, hasPlace);
    }

    private static PlotScale YScale(LinePlot plot, double[] y, int tickCount)
    {
        var range = plot.YRange;
        var (low, high) = (range?.Low ?? y.DefaultIfEmpty(1).Min(), range?.High ?? y.DefaultIfEmpty(1).Max());
        if (plot.LogarithmicY)
        {
            var logarithmic = new LogarithmicScale(low, high);
            return range is null ? logarithmic.Widened() : logarithmic;
        }

        var linear = new LinearScale(low, high);
        return range is null ? linear.Widened(tickCount) : linear;
    }

    private static bool HasPlace(double x, double y) => Math.Abs(x) <= MaxMagnitude && Math.Abs(y) <= MaxMagnitude;

    private static bool HasLogarithmicPlace(double x, double y) => y >= 1 / MaxMagnitude && HasPlace(x, y);
}
