using System.Numerics.Tensors;

namespace GanForge.Tensors;

/// <summary>Work on each element by itself.</summary>
internal static class Elementwise
{
    public static void Affine(ReadOnlySpan<float> x, float scale, float shift, Span<float> y)
    {
        TensorPrimitives.Multiply(x, scale, y);
        TensorPrimitives.Add(y, shift, y);
    }
}
