namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>Σ x over all elements. dx = dy everywhere.</summary>
    public static Tensor Sum(this Tensor x) => SumTo(x, []);

    /// <summary>Σ x over selected dimensions, for example <c>x.Sum([0, ^1])</c> over the first and the last.</summary>
    /// <param name="x">The tensor to sum.</param>
    /// <param name="axes">The dimensions to sum over.</param>
    /// <param name="keepDimensions">
    /// Whether the reduced dimensions are kept with size 1, so that the result broadcasts against x.
    /// </param>
    /// <exception cref="ArgumentException">x has no such dimension.</exception>
    public static Tensor Sum(this Tensor x, ReadOnlySpan<Index> axes, bool keepDimensions = false)
    {
        var sum = SumTo(x, Collapse(x.Shape, axes));
        return keepDimensions ? sum : Reshape(sum, Without(x.Shape, axes));
    }
}
