namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>The same elements, in the same memory, in another shape with the same number of elements.</summary>
    /// <exception cref="ArgumentException">The numbers of elements differ.</exception>
    public static Tensor Reshape(this Tensor x, Shape shape)
    {
        if (shape.Elements != x.Count)
        {
            throw new ArgumentException(
                $"A tensor of shape {x.Shape} has {x.Count} elements and cannot become {shape}, which has "
                    + $"{shape.Elements}."
            );
        }

        if (shape == x.Shape)
            return x;
        var y = x.Alias(shape);
        if (ShouldRecord([x]))
            y.Producer = new RecordedOp([x], (_, dy) => [Reshape(dy, x.Shape)], null);
        return y;
    }
}
