namespace GanForge.Imaging.Plots;

/// <summary>
/// The mean of a window around each point. The window is symmetric and narrows towards either end, so that the average
/// neither lags behind the curve nor misses its start and end.
/// </summary>
internal static class CentredSmoothing
{
    /// <summary>
    /// Computes the means at up to <paramref name="maximum"/> evenly chosen points, including the first and the last;
    /// where a value is not finite, the mean is NaN.
    /// </summary>
    /// <param name="x">The positions along the curve.</param>
    /// <param name="y">The values at the positions.</param>
    /// <param name="share">The fraction of all points that the window spans.</param>
    /// <param name="maximum">The maximum number of points, which limits the work for long curves.</param>
    public static (double[] X, double[] Y) Apply(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        double share,
        int maximum
    )
    {
        var reach = (int)Math.Ceiling(share * y.Length / 2);
        var count = Math.Min(maximum, y.Length);
        var (positions, means) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var centre = count == y.Length ? i : (int)((long)i * (y.Length - 1) / (count - 1));
            var side = Math.Min(reach, Math.Min(centre, y.Length - 1 - centre));
            positions[i] = x[centre];
            means[i] = double.IsFinite(y[centre]) ? MeanOfNumbers(y.Slice(centre - side, (2 * side) + 1)) : double.NaN;
        }

        return (positions, means);
    }

    private static double MeanOfNumbers(ReadOnlySpan<double> values)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in values)
        {
            if (double.IsFinite(value))
            {
                sum += value;
                count++;
            }
        }

        return sum / count;
    }
}
