namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>The mean of all elements. dx = dy / count everywhere.</summary>
    public static Tensor Mean(this Tensor x) => Sum(x) / x.Count;

    /// <summary>The mean over selected dimensions, for example <c>x.Mean([^1])</c> over the last.</summary>
    /// <param name="x">The tensor to average.</param>
    /// <param name="axes">The dimensions to average over.</param>
    /// <param name="keepDimensions">
    /// Whether the reduced dimensions are kept with size 1, so that the result broadcasts against x.
    /// </param>
    /// <exception cref="ArgumentException">x has no such dimension.</exception>
    public static Tensor Mean(this Tensor x, ReadOnlySpan<Index> axes, bool keepDimensions = false)
    {
        var sum = Sum(x, axes, keepDimensions);
        return sum * ((float)sum.Count / x.Count);
    }
}
