using GanForge.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace GanForge.Networks;

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
        var left = Tensor.Uninitialized([1, _rows]);
        var right = Tensor.From(_direction.Span, [_columns, 1]);
        Normalize(right.Span);
        Multiply(right.Span, left.Span);
        if (context.Training)
        {
            MultiplyTransposed(left.Span, right.Span);
            right.Span.CopyTo(_direction.Span);
        }
        return _weight / left.MatMul(_weight.Reshape([_rows, _columns])).MatMul(right).Reshape([]);
    }

    private void Multiply(ReadOnlySpan<float> right, Span<float> left)
    {
        for (var row = 0; row < _rows; row++)
            left[row] = TensorPrimitives.Dot(_weight.Span.Slice(row * _columns, _columns), right);
        Normalize(left);
    }

    private void MultiplyTransposed(ReadOnlySpan<float> left, Span<float> right)
    {
        right.Clear();
        for (var row = 0; row < _rows; row++)
            TensorPrimitives.MultiplyAdd(_weight.Span.Slice(row * _columns, _columns), left[row], right, right);
        Normalize(right);
    }

    private static void Normalize(Span<float> vector) => TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector) + Epsilon, vector);
}
