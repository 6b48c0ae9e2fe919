using GanForge.Tensors;

namespace GanForge.Networks;

/// <summary>
/// Gives each example another shape of the same count.
/// <code>
/// new Sequential(new Linear(100, 7 * 7 * 128), new Reshape([7, 7, 128]));
/// </code>
/// </summary>
/// <param name="example">The shape of one example, without the batch.</param>
public sealed class Reshape(Shape example) : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, ForwardContext context)
    {
        if (x.Rank == 0 || x.Count != x.Shape[0] * example.Count)
            throw new ArgumentException($"A batch of shape {x.Shape} cannot become examples of shape {example}, of {example.Count} elements each.");
        Span<int> sizes = stackalloc int[1 + example.Rank];
        sizes[0] = x.Shape[0];
        example.CopyTo(sizes[1..]);
        return x.Reshape(Shape.Create(sizes));
    }

    /// <summary>The layer and the shape of an example.</summary>
    public override string ToString() => $"Reshape {example}";
}
