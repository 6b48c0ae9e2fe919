namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>The shape with the given dimensions set to 1.</summary>
    private static Shape Collapse(in Shape shape, ReadOnlySpan<Index> axes)
    {
        var collapsed = shape;
        foreach (var axis in axes)
            collapsed = collapsed.With(AxisOf(shape, axis), 1);
        return collapsed;
    }

    /// <summary>The shape without the given dimensions.</summary>
    private static Shape Without(in Shape shape, ReadOnlySpan<Index> axes)
    {
        var dropped = 0;
        foreach (var axis in axes)
            dropped |= 1 << AxisOf(shape, axis);
        Span<int> sizes = stackalloc int[Shape.MaxRank];
        var rank = 0;
        for (var d = 0; d < shape.Rank; d++)
        {
            if ((dropped >> d & 1) == 0)
                sizes[rank++] = shape[d];
        }
        return Shape.Create(sizes[..rank]);
    }

    private static int AxisOf(in Shape shape, Index axis)
    {
        var dimension = axis.GetOffset(shape.Rank);
        return (uint)dimension < (uint)shape.Rank
            ? dimension
            : throw new ArgumentException($"A tensor of shape {shape} has no dimension {axis}.");
    }
}
