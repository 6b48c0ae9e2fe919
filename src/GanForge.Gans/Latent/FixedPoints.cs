using GanForge.Tensors;

namespace GanForge.Gans.Latent;

/// <summary>Points given as a tensor, such as the codes of images.</summary>
public sealed class FixedPoints : LatentPoints
{
    private readonly Tensor _points;

    /// <summary>Wraps points without copying them.</summary>
    /// <param name="points">The points, (N, dimensions).</param>
    /// <exception cref="ArgumentException">The points have another shape.</exception>
    public FixedPoints(Tensor points)
    {
        ArgumentNullException.ThrowIfNull(points);
        _points =
            points.Rank == 2
                ? points
                : throw new ArgumentException(
                    $"Points have shape (N, dimensions), not {points.Shape}.",
                    nameof(points)
                );
    }

    /// <inheritdoc/>
    public override int Count => _points.Shape[0];

    /// <inheritdoc/>
    public override int Dimensions => _points.Shape[1];

    /// <inheritdoc/>
    public override void CopyTo(int index, Span<float> point) =>
        _points.Span.Slice(index * Dimensions, Dimensions).CopyTo(point);

    /// <summary>Computes the standard deviation of each dimension.</summary>
    public float[] Deviations()
    {
        var deviations = new float[Dimensions];
        for (var i = 0; i < Dimensions; i++)
        {
            var (sum, squares) = (0d, 0d);
            for (var at = i; at < _points.Count; at += Dimensions)
            {
                sum += _points.Span[at];
                squares += (double)_points.Span[at] * _points.Span[at];
            }
            var mean = sum / Count;
            deviations[i] = (float)Math.Sqrt(Math.Max(0, (squares / Count) - (mean * mean)));
        }
        return deviations;
    }
}
