using GanForge.Runs.Folder;

namespace GanForge.Experiments.Comparisons;

/// <summary>
/// A run's curve as means over intervals of its axis, short enough to store and fine enough to average again.
/// </summary>
internal sealed class ComparedCurve
{
    private const int MaxStretches = 2_000;

    private readonly List<(double Position, double Mean, int Count)> _points = [];

    public ComparedCurve(ScalarSeries series, double[] positions)
    {
        var width = positions.DefaultIfEmpty(0).Max() / MaxStretches;
        Gather(positions.Zip(series.Points, (position, point) => (position, point.Value, 1)), width, _points);
    }

    /// <summary>The last position; 0 if there are no points.</summary>
    public double End => _points.Count == 0 ? 0 : _points[^1].Position;

    /// <summary>Smooths the curve by means over intervals of a width.</summary>
    public IReadOnlyList<(double Position, double Mean)> Smooth(double width)
    {
        var smooth = new List<(double Position, double Mean, int Count)>();
        Gather(_points, width, smooth);
        return [.. smooth.Select(point => (point.Position, point.Mean))];
    }

    /// <summary>
    /// Averages points over intervals; positions increase, so an interval ends at the first point beyond it.
    /// </summary>
    private static void Gather(
        IEnumerable<(double Position, double Value, int Count)> points,
        double width,
        List<(double Position, double Mean, int Count)> into
    )
    {
        var (stretch, last, sum, count) = (long.MinValue, 0.0, 0.0, 0);
        foreach (
            var (position, value, weight) in points.Where(point =>
                double.IsFinite(point.Position) && double.IsFinite(point.Value)
            )
        )
        {
            var here = width > 0 ? (long)Math.Ceiling((position / width) - 1e-9) : stretch + 1;
            if (here != stretch && count > 0)
            {
                into.Add((last, sum / count, count));
                (sum, count) = (0, 0);
            }
            (stretch, last, sum, count) = (here, position, sum + (value * weight), count + weight);
        }
        if (count > 0)
            into.Add((last, sum / count, count));
    }
}
