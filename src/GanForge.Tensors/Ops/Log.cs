using System.Numerics.Tensors;
using GanForge.Tensors.Kernels;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>The natural logarithm. dx = dy / x.</summary>
    public static Tensor Log(this Tensor x) =>
        Op(x.Shape, y => Elementwise.Apply(x, y, TensorPrimitives.Log), [x], (_, dy) => [dy / x]);
}
