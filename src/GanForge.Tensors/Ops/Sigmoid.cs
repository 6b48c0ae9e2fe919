using System.Numerics.Tensors;
using GanForge.Tensors.Kernels;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>1 / (1 + e⁻ˣ). dx = dy · y · (1 − y).</summary>
    public static Tensor Sigmoid(this Tensor x) =>
        Op(x.Shape, y => Elementwise.Apply(x, y, TensorPrimitives.Sigmoid), [x], (y, dy) => [dy * (y * (1f - y))]);
}
