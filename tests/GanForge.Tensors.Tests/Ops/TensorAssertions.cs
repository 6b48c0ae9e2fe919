namespace GanForge.Tensors.Tests;

public static class TensorAssertions
{
    /// <summary>
    /// Asserts equal shapes, and elements within a tolerance relative to the largest expected magnitude or 1.
    /// </summary>
    public static void ShouldAgreeWith(this Tensor actual, Tensor expected, double tolerance)
    {
        actual.Shape.ShouldBe(expected.Shape);
        ShouldAgreeWith(actual.Span, [.. expected.Span.ToArray().Select(v => (double)v)], tolerance);
    }

    /// <summary>Asserts elements within a tolerance relative to the largest expected magnitude or 1.</summary>
    public static void ShouldAgreeWith(this ReadOnlySpan<float> actual, double[] expected, double tolerance)
    {
        actual.Length.ShouldBe(expected.Length);
        var largest = expected.Aggregate(1.0, (most, v) => double.IsFinite(v) ? Math.Max(most, Math.Abs(v)) : most);
        for (var i = 0; i < expected.Length; i++)
            ((double)actual[i]).ShouldBe(expected[i], tolerance * largest, $"element {i}");
    }

    /// <summary>Asserts elements within a tolerance relative to the largest expected magnitude or 1.</summary>
    public static void ShouldAgreeWith(this Span<float> actual, double[] expected, double tolerance) =>
        ((ReadOnlySpan<float>)actual).ShouldAgreeWith(expected, tolerance);
}
