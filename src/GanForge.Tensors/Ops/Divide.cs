namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>The quotient of two tensors, element by element, broadcast to a common shape.</summary>
    public static Tensor Divide(this Tensor a, Tensor b) =>
        Op(Shape.Broadcast(a.Shape, b.Shape), y => Broadcasting.Apply(a, b, y, static (l, r) => l / r), [a, b], (y, dy) => [SumTo(dy / b, a.Shape), SumTo(-dy * y / b, b.Shape)]);
}
