using GanForge.Tensors;

namespace GanForge.Networks.Layers;

/// <summary>
/// Reshapes (N, …) to (N, features) in memory order: images row by row, pixel by pixel, channels innermost.
/// <code>
/// new Sequential(new Flatten(), new Linear(28 * 28, 1));
/// </code>
/// </summary>
public sealed class Flatten : Module
{
    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, ForwardContext context)
    {
        if (x.Rank == 0)
            throw new ArgumentException("Flatten takes a batch (N, …), not a single number.");
        var features = 1;
        for (var i = 1; i < x.Rank; i++)
            features *= x.Shape[i];
        return x.Reshape([x.Shape[0], features]);
    }

    /// <summary>The layer's name.</summary>
    public override string ToString() => "Flatten";
}
