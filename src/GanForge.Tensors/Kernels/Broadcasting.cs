namespace GanForge.Tensors;

/// <summary>Elementwise work on two tensors whose shapes stretch to a common one.</summary>
internal static class Broadcasting
{
    public static void Apply(Tensor a, Tensor b, Tensor y, Func<float, float, float> f)
    {
        var left = a.Span;
        var right = b.Span;
        var result = y.Span;
        for (var i = 0; i < result.Length; i++)
            result[i] = f(left[Source(i, y.Shape, a.Shape)], right[Source(i, y.Shape, b.Shape)]);
    }

    /// <summary>Where element <paramref name="index"/> of the result comes from.</summary>
    public static int Source(int index, in Shape result, in Shape source)
    {
        var (offset, stride) = (0, 1);
        for (var d = 1; d <= source.Rank; d++)
        {
            var coordinate = index % result[^d];
            index /= result[^d];
            offset += source[^d] == 1 ? 0 : coordinate * stride;
            stride *= source[^d];
        }
        return offset;
    }
}
