using GanForge.Tensors;

namespace GanForge.Gans.Latent;

/// <summary>
/// A sequence of points in the space that a generator maps to images. Each is computed when it is asked for and is the
/// same whenever it is, so that a million of them need no memory:
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

    /// <summary>The numbers of a point.</summary>
    public abstract int Dimensions { get; }

    /// <summary>How many of a point's numbers, the last ones, say the class; they are mixed on walks, and never scaled or bent.</summary>
    public virtual int Labels => 0;

    /// <summary>Writes a point.</summary>
    /// <param name="index">Which one, from 0 to <see cref="Count"/> − 1.</param>
    /// <param name="point">Room for <see cref="Dimensions"/> numbers.</param>
    public abstract void CopyTo(int index, Span<float> point);

    /// <summary>Some of the points, (count, dimensions).</summary>
    /// <param name="start">The first one.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no such points.</exception>
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

    /// <summary>All points, (n, dimensions) at a time, each batch computed when it is asked for.</summary>
    /// <param name="size">The largest n.</param>
    public IEnumerable<Tensor> Batches(int size = 64)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return Enumerable.Range(0, Count == 0 ? 0 : ((Count - 1) / size) + 1).Select(batch => Slice(batch * size, Math.Min(size, Count - (batch * size))));
    }
}
