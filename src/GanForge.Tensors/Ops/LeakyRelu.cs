namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>x where it is positive, slope · x elsewhere; slope 0 is ReLU.</summary>
    public static Tensor LeakyRelu(this Tensor x, float slope) =>
        Op(x.Shape, y => Activations.LeakyRelu(x.Span, slope, y.Span), [x], (y, dy) => [LeakyReluGradient(y, dy, slope)]);

    /// <summary>dy where y is positive, slope · dy elsewhere: linear in dy, and flat in y but for the kink.</summary>
    internal static Tensor LeakyReluGradient(Tensor y, Tensor dy, float slope) =>
        Op(y.Shape, g => Activations.LeakyReluGradient(y.Span, dy.Span, slope, g.Span), [dy], (_, g) => [LeakyReluGradient(y, g, slope)]);
}
