namespace GanForge.Imaging.Plots;

/// <summary>
/// Selects the points to draw of a long curve: the first, lowest, highest and last of each of many equal stretches
/// (Jugel et al. 2014, "M4"), so that the picture hardly changes and no extreme is lost.
/// </summary>
internal static class CurveThinning
{
    public const int PointsPerStretch = 4;

    /// <summary>
    /// The indices of the selected values, in order; all of them if there are at most <paramref name="maximum"/>.
    /// </summary>
    public static IEnumerable<int> Choose(double[] values, int maximum)
    {
        if (values.Length <= maximum)
        {
            return Enumerable.Range(0, values.Length);
        }

        var stretches = maximum / PointsPerStretch;
        return Enumerable
            .Range(0, stretches)
            .SelectMany(stretch =>
                Extremes(
                    values,
                    start: (int)((long)values.Length * stretch / stretches),
                    end: (int)((long)values.Length * (stretch + 1) / stretches)
                )
            );
    }

    private static IEnumerable<int> Extremes(double[] values, int start, int end)
    {
        var (lowest, highest) = (start, start);
        for (var index = start + 1; index < end; index++)
        {
            lowest = values[index] < values[lowest] ? index : lowest;
            highest = values[index] > values[highest] ? index : highest;
        }

        return new[] { start, Math.Min(lowest, highest), Math.Max(lowest, highest), end - 1 }.Distinct();
    }
}
