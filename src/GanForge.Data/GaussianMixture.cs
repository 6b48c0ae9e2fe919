using System.Globalization;
using GanForge.Tensors.Random;

namespace GanForge.Data;

/// <summary>
/// A mixture of equally likely isotropic Gaussians in the plane, the usual test for mode collapse: p(x) = 1/K Σₖ N(x;
/// cₖ, σ²I).
/// </summary>
public sealed class GaussianMixture
{
    private readonly (float X, float Y)[] _centres;

    /// <summary>Creates a mixture.</summary>
    /// <param name="centres">The centres cₖ, from 1 to 256 of them.</param>
    /// <param name="deviation">The standard deviation σ of each coordinate, above 0.</param>
    public GaussianMixture(IEnumerable<(float X, float Y)> centres, float deviation)
    {
        _centres = [.. centres];
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(deviation);
        ArgumentOutOfRangeException.ThrowIfZero(_centres.Length, nameof(centres));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_centres.Length, 256, nameof(centres));
        Deviation = deviation;
    }

    /// <summary>Eight Gaussians of deviation 0.01, evenly spaced on the unit circle.</summary>
    public static GaussianMixture Ring { get; } =
        new(
            Enumerable.Range(0, 8).Select(k => ((float)Math.Cos(k * Math.Tau / 8), (float)Math.Sin(k * Math.Tau / 8))),
            deviation: 0.01f
        );

    /// <summary>25 Gaussians of deviation 0.05 on {−4, −2, 0, 2, 4}².</summary>
    public static GaussianMixture Grid { get; } =
        new(
            Enumerable.Range(0, 25).Select(k => ((float)((k % 5 * 2) - 4), (float)((k / 5 * 2) - 4))),
            deviation: 0.05f
        );

    /// <summary>The centres, indexed by mode.</summary>
    public IReadOnlyList<(float X, float Y)> Centres => _centres;

    /// <summary>The standard deviation σ of each coordinate.</summary>
    public float Deviation { get; }

    /// <summary>The names of the modes, their centres, for example "(0, 1)".</summary>
    public IReadOnlyList<string> Names =>
        Array.ConvertAll(
            _centres,
            centre => string.Create(CultureInfo.InvariantCulture, $"({centre.X:0.##;-0.##;0}, {centre.Y:0.##;-0.##;0})")
        );

    /// <summary>Computes the density p at a point.</summary>
    /// <param name="x">The first coordinate of the point.</param>
    /// <param name="y">The second coordinate of the point.</param>
    public double Density(double x, double y)
    {
        var variance = (double)Deviation * Deviation;
        var sum = _centres.Sum(centre => Math.Exp(-SquaredDistance(centre, x, y) / (2 * variance)));
        return sum / (_centres.Length * Math.Tau * variance);
    }

    /// <summary>Finds the mode whose centre is nearest to a point, and its distance.</summary>
    /// <param name="x">The first coordinate of the point.</param>
    /// <param name="y">The second coordinate of the point.</param>
    public (int Mode, double Distance) Nearest(double x, double y)
    {
        var mode = Enumerable.Range(0, _centres.Length).MinBy(k => SquaredDistance(_centres[k], x, y));
        return (mode, Math.Sqrt(SquaredDistance(_centres[mode], x, y)));
    }

    /// <summary>Draws points and the modes that they come from.</summary>
    /// <param name="random">The source of randomness.</param>
    /// <param name="points">Receives the points, (N, 2).</param>
    /// <param name="modes">Receives the mode of each point, N.</param>
    public void Draw(RandomStream random, Span<float> points, Span<byte> modes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(points.Length, 2 * modes.Length);
        // Two fills of one stream would read the same bits.
        var choice = random.At(~random.Step);
        random.FillNormal(points, deviation: Deviation);
        for (var i = 0; i < modes.Length; i++)
        {
            modes[i] = (byte)Math.BigMul(choice.UInt64At(i), (ulong)_centres.Length, out _);
            points[2 * i] += _centres[modes[i]].X;
            points[(2 * i) + 1] += _centres[modes[i]].Y;
        }
    }

    private static double SquaredDistance((float X, float Y) centre, double x, double y) =>
        ((x - centre.X) * (x - centre.X)) + ((y - centre.Y) * (y - centre.Y));
}
