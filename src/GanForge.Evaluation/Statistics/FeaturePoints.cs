using GanForge.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace GanForge.Evaluation.Statistics;

/// <summary>
/// Points for computing all pairwise distances: |x − y|² = |x|² + |y|² − 2 x·y, where the last term is a matrix
/// product.
/// </summary>
/// <remarks>Subtracting a common origin beforehand keeps the numbers, and with them rounding errors, small.</remarks>
internal sealed class FeaturePoints
{
    /// <summary>
    /// The size of a block of distances, 64 MB, which bounds memory; smaller blocks would read the other points too
    /// often.
    /// </summary>
    private const int NumbersInBlock = 16_000_000;

    private readonly Tensor _points;
    private readonly float[] _squares;

    /// <param name="points">The points, (N, d), which this object takes ownership of and shifts.</param>
    /// <param name="origin">The origin to subtract from each point, d.</param>
    public FeaturePoints(Tensor points, ReadOnlySpan<float> origin)
    {
        (_points, Count, Dimensions) = (points, points.Shape[0], points.Shape[1]);
        _squares = new float[Count];
        for (var i = 0; i < Count; i++)
        {
            var point = points.Span.Slice(i * Dimensions, Dimensions);
            TensorPrimitives.Subtract(point, origin, point);
            _squares[i] = (float)OrderedSum.ComputeSquares(point);
        }
    }

    /// <param name="features">The points, (N, d).</param>
    /// <param name="origin">The origin to subtract from each point, d.</param>
    public FeaturePoints(ReadOnlySpan<float> features, ReadOnlySpan<float> origin)
        : this(Tensor.From(features, [features.Length / origin.Length, origin.Length]), origin) { }

    public int Count { get; }

    public int Dimensions { get; }

    /// <summary>Computes the mean of points, (d).</summary>
    public static float[] Mean(ReadOnlySpan<float> features, int dimensions)
    {
        var (sums, count) = (new double[dimensions], features.Length / dimensions);
        for (var i = 0; i < features.Length; i++)
            sums[i % dimensions] += features[i];
        return [.. sums.Select(sum => (float)(sum / count))];
    }

    /// <summary>Computes, for each of these points in order, its squared distances to all others.</summary>
    /// <param name="others">The other points.</param>
    /// <param name="row">The callback that receives a point's index and its distances to the N other points.</param>
    /// <param name="report">The callback that receives the number of completed rows, or null.</param>
    public void SquaredDistances(FeaturePoints others, Action<int, ReadOnlySpan<float>> row, Action<int>? report = null)
    {
        using var unrecorded = Gradients.NoGrad();
        var rows = Math.Max(1, NumbersInBlock / others.Count);
        for (var start = 0; start < Count; start += rows)
        {
            using var scope = StepScope.Begin();
            var count = Math.Min(rows, Count - start);
            var products = Tensor
                .From(_points.Span.Slice(start * Dimensions, count * Dimensions), [count, Dimensions])
                .MatMul(others._points, transposeB: true);
            for (var i = 0; i < count; i++)
            {
                var distances = products.Span.Slice(i * others.Count, others.Count);
                TensorPrimitives.MultiplyAdd(distances, -2f, others._squares, distances);
                TensorPrimitives.Add(distances, _squares[start + i], distances);
                TensorPrimitives.Max(distances, 0f, distances);
                row(start + i, distances);
            }
            report?.Invoke(start + count);
        }
    }
}
