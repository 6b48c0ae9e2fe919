using GanForge.Tensors;

namespace GanForge.Gans.Architectures;

/// <summary>One-hot encoding of classes.</summary>
internal static class OneHot
{
    /// <summary>Creates a tensor (N, count) with 1 at the class of each row and 0 elsewhere.</summary>
    /// <param name="classes">N classes, each below <paramref name="count"/>.</param>
    /// <param name="count">The number of classes.</param>
    public static Tensor Encode(ReadOnlySpan<byte> classes, int count)
    {
        var rows = Tensor.Zeros([classes.Length, count]);
        for (var i = 0; i < classes.Length; i++)
            rows.Span[(i * count) + classes[i]] = 1f;
        return rows;
    }
}
