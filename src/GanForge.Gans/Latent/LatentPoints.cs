using GanForge.Tensors;

namespace GanForge.Gans.Latent;

/// <summary>
/// A sequence of points in the latent space of a generator. Points are computed on demand and reproducibly, so that a
/// million of them need no memory:
/// <code>
/// var generator = GeneratorModel.Load(RunFolder.Find("latest"));
/// var corners = new SeededNoise(generator.Recipe, NumberList.Parse("0-3")) { Truncation = 0.7f };
/// foreach (var points in new LatentWalk(corners, steps: 24).Batches())
///     Show(generator.Generate(points));      // (n, H, W, C)
/// </code>
/// </summary>
public abstract class LatentPoints
{
    /// <summary>The number of points.</summary>
    public abstract int Count { get; }

    /// <summary>The number of dimensions of a point.</summary>
    public abstract int Dimensions { get; }

    /// <summary>
    /// The number of trailing dimensions that encode the class. Walks blend them linearly; they are never scaled.
    /// </summary>
    public virtual int Labels => 0;

    /// <summary>Writes a point.</summary>
    /// <param name="index">Index of the point, from 0 to <see cref="Count"/> − 1.</param>
    /// <param name="point">Destination for <see cref="Dimensions"/> numbers.</param>
    public abstract void CopyTo(int index, Span<float> point);

    /// <summary>Computes a range of points, (count, dimensions).</summary>
    /// <param name="start">Index of the first point.</param>
    /// <param name="count">Number of points.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is outside of the sequence.</exception>
    public Tensor Slice(int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count - start);
        var points = Tensor.Uninitialized([count, Dimensions]);
        for (var i = 0; i < count; i++)
            CopyTo(start + i, points.Span.Slice(i * Dimensions, Dimensions));
        return points;
    }

    /// <summary>Enumerates all points in batches of shape (n, dimensions), each computed on demand.</summary>
    /// <param name="size">Maximum n.</param>
    public IEnumerable<Tensor> Batches(int size = 64)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return Enumerable
            .Range(0, Count == 0 ? 0 : ((Count - 1) / size) + 1)
            .Select(batch => Slice(batch * size, Math.Min(size, Count - (batch * size))));
    }
}
