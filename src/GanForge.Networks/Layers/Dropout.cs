using GanForge.Tensors;

namespace GanForge.Networks.Layers;

/// <summary>
/// Sets a random share of the elements to 0 in training and scales the others up to preserve the mean; the identity in
/// inference.
/// <code>
/// new Sequential(new Conv2d(1, 64, kernel: 3, stride: 2, padding: 1, negativeSlope: 0.2f), new Dropout(0.25f));
/// </code>
/// </summary>
/// <remarks>
/// The share is the dropped part, as in PyTorch and Keras. Random numbers come from
/// <see cref="ForwardContext.Random"/>.
/// </remarks>
public sealed class Dropout : Module
{
    private readonly float _share;

    /// <summary>Creates a dropout layer.</summary>
    /// <param name="share">Probability of dropping an element, in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public Dropout(float share) =>
        _share = share is >= 0 and < 1
            ? share
            : throw new ArgumentOutOfRangeException(
                nameof(share),
                share,
                "The share of elements to drop lies in [0, 1)."
            );

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The context of a training pass has no random numbers.</exception>
    public override Tensor Forward(Tensor x, ForwardContext context) =>
        context.Training && _share > 0 ? x.Dropout(1f - _share, context.NextRandom()) : x;

    /// <summary>The layer and its share.</summary>
    public override string ToString() => $"Dropout {_share}";
}
