using GanForge.Tensors.Kernels;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>The largest element. dx = dy at the maximum, shared evenly between ties, 0 elsewhere.</summary>
    public static Tensor Max(this Tensor x) => MaxTo(x, []);

    /// <summary>The maximum over selected dimensions.</summary>
    /// <param name="x">The tensor to search.</param>
    /// <param name="axes">The dimensions to search.</param>
    /// <param name="keepDimensions">
    /// Whether the reduced dimensions are kept with size 1, so that the result broadcasts against x.
    /// </param>
    /// <exception cref="ArgumentException">x has no such dimension.</exception>
    public static Tensor Max(this Tensor x, ReadOnlySpan<Index> axes, bool keepDimensions = false)
    {
        var max = MaxTo(x, Collapse(x.Shape, axes));
        return keepDimensions ? max : Reshape(max, Without(x.Shape, axes));
    }

    private static Tensor MaxTo(Tensor x, Shape shape) =>
        Op(shape, y => Reduction.Apply<MaxReduction>(x, y), [x], (y, dy) => [SharesOfMaximum(x, y) * dy]);

    /// <summary>
    /// 1 / (number of maxima) where x is the maximum, else 0: a constant, because it is flat except for jumps.
    /// </summary>
    private static Tensor SharesOfMaximum(Tensor x, Tensor maximum)
    {
        using (Gradients.NoGrad())
        {
            var isMaximum = IsAtLeast(x, maximum);
            return isMaximum / SumTo(isMaximum, maximum.Shape);
        }
    }
}
