namespace GanForge;

/// <summary>
/// Sums from the first number to the last, in double precision. Those of System.Numerics.Tensors depend on the width of the vectors that
/// the runtime prefers, which is not always that of the engine's kernels, and so would a run's figures.
/// </summary>
internal static class OrderedSum
{
    /// <summary>Σ xᵢ.</summary>
    public static double Compute(ReadOnlySpan<float> numbers)
    {
        var sum = 0.0;
        foreach (var number in numbers)
            sum += number;
        return sum;
    }

    /// <summary>Σ xᵢ².</summary>
    public static double ComputeSquares(ReadOnlySpan<float> numbers)
    {
        var sum = 0.0;
        foreach (var number in numbers)
            sum += (double)number * number;
        return sum;
    }
}
