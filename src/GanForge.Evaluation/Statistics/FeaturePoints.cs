using GanForge.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace GanForge.Evaluation.Statistics;

/// <summary>
/// Points of which all distances are wanted: |x − y|² = |x|² + |y|² − 2 x·y, the last of which is the engine's matrix
/// product. A point that all are moved by beforehand keeps the numbers small and with them the rounding.
/// </summary>
internal sealed class FeaturePoints
{
    /// <summary>As many rows of distances as fit 64 megabytes, so that memory stays small whatever the number of points; fewer rows would read the others too often.</summary>
    private const int NumbersInBlock = 16_000_000;

    private readonly Tensor _points;
    private readonly float[] _squares;

    /// <param name="points">The points, (N, d), which become this object's own and are moved.</param>
    /// <param name="origin">What is taken from each, d.</param>
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
    /// <param name="origin">What is taken from each, d.</param>
    public FeaturePoints(ReadOnlySpan<float> features, ReadOnlySpan<float> origin)
        : this(Tensor.From(features, [features.Length / origin.Length, origin.Length]), origin)
    {
    }

    public int Count { get; }

    public int Dimensions { get; }

    /// <summary>The mean of some points, (d).</summary>
    public static float[] Mean(ReadOnlySpan<float> features, int dimensions)
    {
        var (sums, count) = (new double[dimensions], features.Length / dimensions);
        for (var i = 0; i < features.Length; i++)
            sums[i % dimensions] += features[i];
        return [.. sums.Select(sum => (float)(sum / count))];
    }

    /// <summary>Gives for each of these points, in order, its squared distances to all others.</summary>
    /// <param name="others">The other points.</param>
    /// <param name="row">Takes the point's number and the distances, N of the others.</param>
    /// <param name="report">Is told how many rows are done, or null.</param>
    public void SquaredDistances(FeaturePoints others, Action<int, ReadOnlySpan<float>> row, Action<int>? report = null)
    {
        using var unrecorded = Gradients.NoGrad();
        var rows = Math.Max(1, NumbersInBlock / others.Count);
        for (var start = 0; start < Count; start += rows)
        {
            using var scope = StepScope.Begin();
            var count = Math.Min(rows, Count - start);
            var products = Tensor.From(_points.Span.Slice(start * Dimensions, count * Dimensions), [count, Dimensions]).MatMul(others._points, transposeB: true);
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
