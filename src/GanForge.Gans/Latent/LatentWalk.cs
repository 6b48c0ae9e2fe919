namespace GanForge.Gans.Latent;

/// <summary>A path through latent space that passes exactly through the given points, its stations.</summary>
public sealed class LatentWalk : LatentPoints
{
    /// <summary>
    /// Below this sine of their angle, vectors are too close to parallel or opposite for an arc; a line joins them.
    /// </summary>
    private const double MinSine = 1e-6;

    private readonly LatentPoints _stations;

    /// <summary>Creates a walk.</summary>
    /// <param name="stations">The points to pass through, at least two.</param>
    /// <param name="steps">Number of equal steps between consecutive stations, at least one.</param>
    /// <exception cref="ArgumentException">There are fewer than two stations, or too many steps in total.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is below 1.</exception>
    public LatentWalk(LatentPoints stations, int steps)
    {
        ArgumentNullException.ThrowIfNull(stations);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        if (stations.Count < 2 || (long)stations.Count * steps >= int.MaxValue)
        {
            throw new ArgumentException(
                $"A walk leads from one point to others in up to {int.MaxValue} steps; it was given "
                    + $"{stations.Count} points and {steps} steps for each.",
                nameof(stations)
            );
        }

        (_stations, Steps) = (stations, steps);
    }

    /// <summary>The path between stations: a line or an arc.</summary>
    public Interpolation Interpolation { get; init; } = Interpolation.Spherical;

    /// <summary>True if the walk returns from the last station to the first, which is not repeated.</summary>
    public bool Loops { get; init; }

    /// <summary>The number of steps between consecutive stations.</summary>
    public int Steps { get; }

    /// <summary>The number of segments between consecutive stations.</summary>
    public int Legs => Loops ? _stations.Count : _stations.Count - 1;

    /// <inheritdoc/>
    public override int Count => (Legs * Steps) + (Loops ? 0 : 1);

    /// <inheritdoc/>
    public override int Dimensions => _stations.Dimensions;

    /// <inheritdoc/>
    public override int Labels => _stations.Labels;

    /// <summary>
    /// The interpolation that suits a noise distribution: arcs for normal noise; lines for uniform noise, because they
    /// stay inside its cube.
    /// </summary>
    public static Interpolation Suiting(NoiseDistribution noise) =>
        noise == NoiseDistribution.Normal ? Interpolation.Spherical : Interpolation.Linear;

    /// <inheritdoc/>
    public override void CopyTo(int index, Span<float> point)
    {
        var (leg, step) = Math.DivRem(index, Steps);
        _stations.CopyTo(leg, point);
        if (step == 0)
            return;
        var next = new float[Dimensions];
        _stations.CopyTo((leg + 1) % _stations.Count, next);
        var (noise, t) = (Dimensions - Labels, (double)step / Steps);
        Mix(point[..noise], next.AsSpan(0, noise), Weights(point[..noise], next.AsSpan(0, noise), t));
        Mix(point[noise..], next.AsSpan(noise), (1 - t, t));
    }

    private static void Mix(Span<float> point, ReadOnlySpan<float> next, (double Point, double Next) weights)
    {
        for (var i = 0; i < next.Length; i++)
            point[i] = (float)((weights.Point * point[i]) + (weights.Next * next[i]));
    }

    private (double, double) Weights(ReadOnlySpan<float> from, ReadOnlySpan<float> to, double t)
    {
        if (Interpolation == Interpolation.Spherical)
        {
            var angle = Angle(from, to);
            if (Math.Sin(angle) is var sine and > MinSine)
                return (Math.Sin((1 - t) * angle) / sine, Math.Sin(t * angle) / sine);
        }
        return (1 - t, t);
    }

    /// <summary>Computes the angle between two vectors, from 0 to π, or NaN if one of them is zero.</summary>
    private static double Angle(ReadOnlySpan<float> from, ReadOnlySpan<float> to)
    {
        var (product, fromSquare, toSquare) = (0d, 0d, 0d);
        for (var i = 0; i < from.Length; i++)
        {
            product += (double)from[i] * to[i];
            fromSquare += (double)from[i] * from[i];
            toSquare += (double)to[i] * to[i];
        }
        return Math.Acos(Math.Clamp(product / Math.Sqrt(fromSquare * toSquare), -1, 1));
    }
}
