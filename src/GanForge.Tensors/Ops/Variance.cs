namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>The biased variance of all elements: mean (x − mean x)².</summary>
    public static Tensor Variance(this Tensor x) => Mean(Square(x - Mean(x)));

    /// <summary>The biased variance over selected dimensions: mean (x − mean x)².</summary>
    /// <param name="x">The tensor of samples.</param>
    /// <param name="axes">The dimensions to average over.</param>
    /// <param name="keepDimensions">
    /// Whether the reduced dimensions are kept with size 1, so that the result broadcasts against x.
    /// </param>
    /// <exception cref="ArgumentException">x has no such dimension.</exception>
    public static Tensor Variance(this Tensor x, ReadOnlySpan<Index> axes, bool keepDimensions = false) =>
        Mean(Square(x - Mean(x, axes, keepDimensions: true)), axes, keepDimensions);
}
