namespace GanForge.Imaging.Plots;

/// <summary>
/// A curve ready to be drawn: continuous runs of points, split wherever a point cannot be placed on the axes.
/// </summary>
internal sealed class Curve
{
    private Curve(List<(double[] X, double[] Y)> runs) => Runs = runs;

    public IReadOnlyList<(double[] X, double[] Y)> Runs { get; }

    public int PointCount => Runs.Sum(run => run.X.Length);

    public static Curve From(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Func<double, double, bool> hasPlace)
    {
        var runs = new List<(double[] X, double[] Y)>();
        var start = 0;
        for (var index = 0; index <= y.Length; index++)
        {
            if (index < y.Length && hasPlace(x[index], y[index]))
            {
                continue;
            }

            if (index > start)
            {
                runs.Add((x[start..index].ToArray(), y[start..index].ToArray()));
            }

            start = index + 1;
        }

        return new Curve(runs);
    }

    /// <summary>The path of the curve, thinned to about <paramref name="maximumPoints"/>.</summary>
    public string Path(Func<double, double> toX, Func<double, double> toY, int maximumPoints)
    {
        var path = new CurvePath();
        var count = PointCount;
        foreach (var (x, y) in Runs)
        {
            var share = Math.Max(CurveThinning.PointsPerStretch, (int)((long)maximumPoints * y.Length / count));
            path.AddLine(CurveThinning.Choose(y, share).Select(index => (toX(x[index]), toY(y[index]))));
        }

        return path.ToString();
    }

    /// <summary>A path with one dot per point.</summary>
    public string Dots(Func<double, double> toX, Func<double, double> toY)
    {
        var path = new CurvePath();
        foreach (var (x, y) in Runs.SelectMany(run => run.X.Zip(run.Y)))
        {
            path.AddLine([(toX(x), toY(y))]);
        }

        return path.ToString();
    }
}
