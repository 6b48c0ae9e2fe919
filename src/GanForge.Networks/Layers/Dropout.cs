using GanForge.Tensors;

namespace GanForge.Networks.Layers;

/// <summary>
/// In training sets a share of the elements to 0 and scales the others up, so that the mean stays; in use it does nothing.
/// The share is what is dropped, as in PyTorch and Keras. Random numbers come from <see cref="ForwardContext.Random"/>.
/// <code>
/// new Sequential(new Conv2d(1, 64, kernel: 3, stride: 2, padding: 1, negativeSlope: 0.2f), new Dropout(0.25f));
/// </code>
/// </summary>
public sealed class Dropout : Module
{
    private readonly float _share;

    /// <summary>A layer that drops a share of the elements.</summary>
    /// <param name="share">The probability of being dropped, in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A share outside of its range.</exception>
    public Dropout(float share) => _share = share is >= 0 and < 1
        ? share
        : throw new ArgumentOutOfRangeException(nameof(share), share, "The share of elements to drop lies in [0, 1).");

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A pass in training whose context has no random numbers.</exception>
    public override Tensor Forward(Tensor x, ForwardContext context) =>
        context.Training && _share > 0 ? x.Dropout(1f - _share, context.NextRandom()) : x;

    /// <summary>The layer and its share.</summary>
    public override string ToString() => $"Dropout {_share}";
}
