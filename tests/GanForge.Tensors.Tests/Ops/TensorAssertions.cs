namespace GanForge.Tensors.Tests;

/// <summary>How tensors are compared.</summary>
public static class TensorAssertions
{
    /// <summary>
    /// Same shape, and no element farther off than a tolerance relative to the largest expected magnitude (at least
    /// one).
    /// </summary>
    public static void ShouldAgreeWith(this Tensor actual, Tensor expected, double tolerance)
    {
        actual.Shape.ShouldBe(expected.Shape);
        ShouldAgreeWith(actual.Span, [.. expected.Span.ToArray().Select(v => (double)v)], tolerance);
    }

    /// <summary>
    /// No element farther off than a tolerance relative to the largest expected magnitude (at least one).
    /// </summary>
    public static void ShouldAgreeWith(this ReadOnlySpan<float> actual, double[] expected, double tolerance)
    {
        actual.Length.ShouldBe(expected.Length);
        var largest = expected.Aggregate(1.0, (most, v) => double.IsFinite(v) ? Math.Max(most, Math.Abs(v)) : most);
        for (var i = 0; i < expected.Length; i++)
            ((double)actual[i]).ShouldBe(expected[i], tolerance * largest, $"element {i}");
    }

    /// <summary>
    /// No element farther off than a tolerance relative to the largest expected magnitude (at least one).
    /// </summary>
    public static void ShouldAgreeWith(this Span<float> actual, double[] expected, double tolerance) =>
        ((ReadOnlySpan<float>)actual).ShouldAgreeWith(expected, tolerance);
}
