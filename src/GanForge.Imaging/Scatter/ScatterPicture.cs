using GanForge.Imaging.Grids;

namespace GanForge.Imaging.Scatter;

/// <summary>
/// Draws points of the plane as dots over soft spots that mark where points are expected, with the origin in the
/// middle; a line below gives the number of points and how many lie outside.
/// </summary>
/// <example>
/// <code>
/// var picture = new ScatterPicture
/// {
///     Extent = 1.25, Spots = [(1, 0), (-1, 0)], SpotDeviation = 0.01, Title = "epoch 3",
/// };
/// Png.Save("epoch-3.png", picture.Draw(points));
/// </code>
/// </example>
public sealed class ScatterPicture
{
    private const double DotRadius = 1.7;
    private const double DotCoverage = 0.75;
    private const double SpotCoverage = 0.92;
    private static readonly Color Dot = new(214, 64, 20);
    private static readonly Color Spot = new(70, 130, 205);

    /// <summary>The largest |x| and |y| shown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0.</exception>
    public required double Extent
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    }

    /// <summary>The centres of the spots.</summary>
    public IReadOnlyList<(double X, double Y)> Spots { get; init; } = [];

    /// <summary>
    /// The standard deviation of the Gaussian that a spot represents. Its shade is the fourth root of the density, so
    /// that regions that one point in a thousand falls into remain visible.
    /// </summary>
    public double SpotDeviation { get; init; }

    /// <summary>The line above; a title that is too long is drawn smaller, then shortened.</summary>
    public string? Title { get; init; }

    /// <summary>The colours around the points.</summary>
    public GridTheme Theme { get; init; } = GridTheme.Light;

    /// <summary>Draws points, (N, 2): x to the right, y upwards; points that are not finite count as outside.</summary>
    /// <exception cref="ArgumentException">The number of values is odd.</exception>
    public Bitmap Draw(ReadOnlySpan<float> points)
    {
        if (points.Length % 2 != 0)
        {
            throw new ArgumentException(
                $"Points are pairs of numbers; {points.Length} numbers are not.",
                nameof(points)
            );
        }

        var frame = new ScatterFrame(Extent, Title, Theme);
        var (spots, dots) = (ScatterFrame.Layer(Spot), ScatterFrame.Layer(Dot));
        // The fourth root of a Gaussian is a Gaussian of twice the deviation.
        var deviation = 2 * SpotDeviation * frame.PixelsPerUnit;
        foreach (var spot in Spots)
        {
            var (x, y) = frame.Place(spot.X, spot.Y);
            spots.Add(
                x,
                y,
                3 * deviation,
                distance => SpotCoverage * Math.Exp(-distance * distance / (2 * deviation * deviation))
            );
        }

        var outside = 0;
        for (var i = 0; i < points.Length; i += 2)
        {
            if (frame.Holds(points[i], points[i + 1]))
            {
                var (x, y) = frame.Place(points[i], points[i + 1]);
                dots.Add(x, y, DotRadius + 0.5, distance => DotCoverage * Math.Clamp(DotRadius + 0.5 - distance, 0, 1));
            }
            else
            {
                outside++;
            }
        }

        frame.Show(spots, dots);
        frame.Enclose();
        frame.Note(
            outside == 0 ? $"{points.Length / 2:N0} points" : $"{points.Length / 2:N0} points, {outside:N0} outside"
        );
        return frame.Picture;
    }
}
