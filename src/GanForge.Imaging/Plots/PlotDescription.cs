using System.Globalization;

namespace GanForge.Imaging.Plots;

/// <summary>Describes a plot in words, for users of screen readers.</summary>
internal static class PlotDescription
{
    public static string Describe(LinePlot plot)
    {
        var axes = $"{plot.YLabel ?? "value"} against {plot.XLabel ?? "position"}";
        return string.Join(" ", plot.Series.Select(Describe).Prepend($"Line plot of {axes}."));
    }

    private static string Describe(PlotSeries series)
    {
        double[] values = [.. series.Y.ToArray().Where(double.IsFinite)];
        return values.Length == 0
            ? $"{series.Name}: no data yet."
            : $"{series.Name}: {Number(values.Min())} to {Number(values.Max())}, last {Number(values[^1])}.";
    }

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
