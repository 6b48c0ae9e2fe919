namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>The sum of two tensors, element by element, broadcast to a common shape.</summary>
    public static Tensor Add(this Tensor a, Tensor b) =>
        Op(Shape.Broadcast(a.Shape, b.Shape), y => Broadcasting.Apply(a, b, y, static (l, r) => l + r), [a, b], (y, dy) => [SumTo(dy, a.Shape), SumTo(dy, b.Shape)]);
}
