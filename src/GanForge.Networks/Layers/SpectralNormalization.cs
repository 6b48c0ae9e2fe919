using GanForge.Tensors;

namespace GanForge.Networks.Layers;

/// <summary>
/// Divides a layer's weight by its largest singular value (Miyato et al. 2018, arXiv:1802.05957), which one step of the power
/// iteration a pass in training keeps track of. The weight counts as a matrix of all its dimensions but the last against the last.
/// </summary>
internal sealed class SpectralNormalization
{
    private const float Epsilon = 1e-12f;

    private readonly Tensor _weight;
    private readonly Tensor _direction;
    private readonly int _rows;
    private readonly int _columns;

    /// <param name="weight">The weight, any shape with two dimensions or more.</param>
    /// <param name="direction">(columns): a buffer of the layer, the right singular vector as far as it is known.</param>
    public SpectralNormalization(Tensor weight, Tensor direction)
    {
        (_weight, _direction) = (weight, direction);
        _columns = weight.Shape[^1];
        _rows = weight.Count / _columns;
    }

    /// <summary>The weight divided by its largest singular value, through which gradients flow; vectors are held constant.</summary>
    /// <param name="context">A pass in training moves the vector by one step.</param>
    public Tensor Apply(ForwardContext context)
    {
        var matrix = _weight.Reshape([_rows, _columns]);
        var (left, right) = Directions(matrix.Detach(), context.Training);
        return _weight / left.MatMul(matrix).MatMul(right).Reshape([]);
    }

    /// <summary>The singular vectors (1, rows) and (columns, 1) that belong to the largest singular value, as far as they are known.</summary>
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

    private static Tensor Normalized(Tensor vector) => vector / ((float)Math.Sqrt(OrderedSum.ComputeSquares(vector.Span)) + Epsilon);
}
