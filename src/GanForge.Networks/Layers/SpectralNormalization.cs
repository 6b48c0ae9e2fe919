using GanForge.Tensors;

namespace GanForge.Networks.Layers;

/// <summary>
/// Divides a layer's weight by its largest singular value (Miyato et al. 2018, arXiv:1802.05957), tracked with one step
/// of power iteration per training pass.
/// </summary>
/// <remarks>The weight is treated as a matrix: all dimensions but the last, by the last.</remarks>
internal sealed class SpectralNormalization
{
    private const float Epsilon = 1e-12f;

    private readonly Tensor _weight;
    private readonly Tensor _direction;
    private readonly int _rows;
    private readonly int _columns;

    /// <param name="weight">The weight, with at least two dimensions.</param>
    /// <param name="direction">Buffer of the layer for the current estimate of the right singular vector,
    /// (columns).</param>
    public SpectralNormalization(Tensor weight, Tensor direction)
    {
        (_weight, _direction) = (weight, direction);
        _columns = weight.Shape[^1];
        _rows = weight.Count / _columns;
    }

    /// <summary>
    /// Computes the normalized weight. Gradients flow through the singular value; its vectors are held constant.
    /// </summary>
    /// <param name="context">Mode of the pass; training advances the power iteration by one step.</param>
    public Tensor Apply(ForwardContext context)
    {
        var matrix = _weight.Reshape([_rows, _columns]);
        var (left, right) = Directions(matrix.Detach(), context.Training);
        return _weight / left.MatMul(matrix).MatMul(right).Reshape([]);
    }

    /// <summary>Estimates the singular vectors (1, rows) and (columns, 1) of the largest singular value.</summary>
    private (Tensor Left, Tensor Right) Directions(Tensor matrix, bool moves)
    {
        using var unrecorded = Gradients.NoGrad();
        var right = Normalized(Tensor.From(_direction.Span, [_columns, 1]));
        var left = Normalized(matrix.MatMul(right).Reshape([1, _rows]));
        if (moves)
        {
            right = Normalized(left.MatMul(matrix).Reshape([_columns, 1]));
            right.Span.CopyTo(_direction.Span);
        }
        return (left, right);
    }

    private static Tensor Normalized(Tensor vector) =>
        vector / ((float)Math.Sqrt(OrderedSum.ComputeSquares(vector.Span)) + Epsilon);
}
