using GanForge.Data;

namespace GanForge.Evaluation.Statistics;

/// <summary>
/// The coverage of a Gaussian mixture by points: the metrics "modes" and "high quality" of the literature on mode
/// collapse (Srivastava et al. 2017, arXiv:1705.07761).
/// </summary>
/// <remarks>
/// A point is of high quality if it lies within three standard deviations of the nearest centre, as 98.9 % of the
/// mixture's own points do. A mode is covered if at least one point of high quality is nearest to its centre.
/// </remarks>
/// <param name="Modes">The number of covered modes.</param>
/// <param name="HighQuality">The share of points of high quality, from 0 to 1.</param>
/// <param name="Histogram">The number of points of high quality per mode of the mixture.</param>
/// <param name="Samples">The number of points.</param>
public sealed record ModeCoverage(int Modes, double HighQuality, IReadOnlyList<int> Histogram, int Samples)
{
    /// <summary>The number of points in published results.</summary>
    public const int UsualSamples = 2_500;

    private const double Deviations = 3;

    /// <summary>Measures points; points with non-finite coordinates are not of high quality.</summary>
    /// <param name="mixture">The mixture that the points should follow.</param>
    /// <param name="points">The points, (N, 2).</param>
    /// <exception cref="ArgumentException">There are no points, or the numbers are not pairs.</exception>
    public static ModeCoverage Compute(GaussianMixture mixture, ReadOnlySpan<float> points)
    {
        ArgumentNullException.ThrowIfNull(mixture);
        if (points.IsEmpty || points.Length % 2 != 0)
        {
            throw new ArgumentException(
                $"Points are pairs of numbers, at least one; {points.Length} numbers are not.",
                nameof(points)
            );
        }

        var histogram = new int[mixture.Centres.Count];
        for (var i = 0; i < points.Length; i += 2)
        {
            var (mode, distance) = mixture.Nearest(points[i], points[i + 1]);
            if (distance <= Deviations * mixture.Deviation)
                histogram[mode]++;
        }
        var samples = points.Length / 2;
        return new ModeCoverage(
            histogram.Count(points => points > 0),
            histogram.Sum() / (double)samples,
            histogram,
            samples
        );
    }
}
