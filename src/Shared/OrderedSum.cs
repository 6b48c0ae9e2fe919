namespace GanForge;

/// <summary>Sums numbers from first to last in double precision.</summary>
/// <remarks>
/// The sums of System.Numerics.Tensors depend on the vector width that the runtime prefers, which is not always that of
/// the engine's kernels, and would make a run's results depend on it too.
/// </remarks>
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
