namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>a · x + b with numbers a and b; dy/dx = a.</summary>
    public static Tensor Affine(this Tensor x, float scale, float shift) =>
        Op(x.Shape, y => Elementwise.Affine(x.Span, scale, shift, y.Span), [x], (_, dy) => [Affine(dy, scale, 0f)]);
}
