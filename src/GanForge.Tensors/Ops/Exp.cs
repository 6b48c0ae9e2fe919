using System.Numerics.Tensors;
using GanForge.Tensors.Kernels;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>eˣ. dx = dy · y.</summary>
    public static Tensor Exp(this Tensor x) =>
        Op(x.Shape, y => Elementwise.Apply(x, y, TensorPrimitives.Exp), [x], (y, dy) => [dy * y]);
}
