using GanForge.Tensors;

namespace GanForge.Networks.Layers;

/// <summary>
/// Changes the shape of each example, keeping the number of elements.
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
        if (x.Rank == 0 || x.Count != x.Shape[0] * example.Elements)
        {
            throw new ArgumentException(
                $"A batch of shape {x.Shape} cannot become examples of shape {example}, of {example.Elements} "
                    + $"elements each."
            );
        }

        return x.Reshape([x.Shape[0], .. example]);
    }

    /// <summary>The layer and the shape of an example.</summary>
    public override string ToString() => $"Reshape {example}";
}
