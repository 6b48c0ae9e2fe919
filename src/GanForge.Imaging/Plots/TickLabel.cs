using System.Globalization;

namespace GanForge.Imaging.Plots;

/// <summary>Formats the tick values of an axis as a person would write them: 0.25, 1,500, 30,000, 2M, 1e−6.</summary>
internal static class TickLabel
{
    private static readonly (double Size, string Suffix)[] Units = [(1e12, "T"), (1e9, "G"), (1e6, "M")];

    /// <param name="value">The value.</param>
    /// <param name="step">The distance to the next tick, which determines the number of decimals.</param>
    /// <param name="largest">The largest magnitude on the axis; suffixes are used from a million.</param>
    public static string For(double value, double step, double largest)
    {
        if (Math.Abs(value) < step * 1e-6)
        {
            return "0";
        }

        if (largest is >= 1e15 or < 1e-3)
        {
            return Format(value, "0.####e0");
        }

        foreach (var (size, suffix) in Units)
        {
            if (Math.Abs(value) >= size)
            {
                return Format(value / size, "0.#########") + suffix;
            }
        }

        var decimals = Math.Clamp((int)-Math.Floor(Math.Log10(step) + 1e-9), 0, 12);
        return Format(value, "N" + decimals.ToString(CultureInfo.InvariantCulture));
    }

    private static string Format(double value, string format) =>
        value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
}
