using GanForge.Tensors;

namespace GanForge.Gans;

/// <summary>How steeply scores change with images; differentiable, so that a loss may hold them down.</summary>
public static class GradientNorms
{
    /// <summary>The squared norm, over all of an image's numbers, of the gradient of its score with respect to the image, (N).</summary>
    /// <param name="scores">Scores (N, 1), each of which depends on its own image alone.</param>
    /// <param name="images">The images (N, H, W, C) that they were computed from; they require a gradient, or have a history.</param>
    public static Tensor Squared(Tensor scores, Tensor images)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(images);
        var gradient = Gradients.Of(scores, [images], Tensor.Ones(scores.Shape), createGraph: true)[0];
        return gradient.Square().Sum([1, 2, 3]);
    }
}
