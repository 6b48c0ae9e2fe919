using GanForge.Tensors;

namespace GanForge.Gans.Adversarial;

/// <summary>How steeply scores change with images; differentiable, so that a loss may hold them down.</summary>
public static class GradientNorms
{
    /// <summary>What a squared norm is raised by before its root is taken, whose slope at 0 is infinite.</summary>
    internal const float Epsilon = 1e-12f;

    /// <summary>
    /// The squared norm, over all of an image's numbers, of the gradient of its score with respect to the image, (N);
    /// where a score is one of several images, over all of them.
    /// </summary>
    /// <param name="scores">Scores (N, 1), each of which depends on its own image alone, or (N / m, 1) of m images one
    /// after the other.</param>
    /// <param name="images">The images (N, H, W, C) that they were computed from; they require a gradient, or have a
    /// history.</param>
    public static Tensor Squared(Tensor scores, Tensor images)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(images);
        var gradient = Gradients.Compute(scores, [images], Tensor.Ones(scores.Shape), createGraph: true)[0];
        return gradient.Square().Reshape([scores.Shape[0], images.Count / scores.Shape[0]]).Sum([1]);
    }
}
