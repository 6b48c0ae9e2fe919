using System.Numerics.Tensors;
using GanForge.Tensors.Kernels;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>tanh x. dx = dy · (1 − y²).</summary>
    public static Tensor Tanh(this Tensor x) =>
        Op(x.Shape, y => Elementwise.Apply(x, y, TensorPrimitives.Tanh), [x], (y, dy) => [dy * (1f - Square(y))]);
}
