namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>Sums the dimensions that broadcasting from <paramref name="shape"/> stretched: the gradient of broadcasting.</summary>
    public static Tensor SumTo(this Tensor x, Shape shape) => x.Shape == shape
        ? x
        : Op(shape, y => { y.Span.Clear(); for (var i = 0; i < x.Count; i++) y.Span[Broadcasting.Source(i, x.Shape, shape)] += x.Span[i]; }, [x], (_, dy) => [BroadcastTo(dy, x.Shape)]);

    /// <summary>Stretches dimensions of size 1 and adds outer ones.</summary>
    public static Tensor BroadcastTo(this Tensor x, Shape shape) => x.Shape == shape
        ? x
        : Op(shape, y => Broadcasting.Apply(x, x, y, static (l, _) => l), [x], (_, dy) => [SumTo(dy, x.Shape)]);
}
