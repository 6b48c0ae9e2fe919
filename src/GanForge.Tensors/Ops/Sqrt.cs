using System.Numerics.Tensors;
using GanForge.Tensors.Kernels;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>√x. dx = dy / (2y).</summary>
    public static Tensor Sqrt(this Tensor x) =>
        Op(x.Shape, y => Elementwise.Apply(x, y, TensorPrimitives.Sqrt), [x], (y, dy) => [0.5f * dy / y]);
}
