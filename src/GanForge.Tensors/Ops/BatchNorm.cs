using GanForge.Tensors.Kernels.BatchNorm;

namespace GanForge.Tensors;

public static partial class Ops
{
    /// <summary>
    /// Batch normalization (Ioffe and Szegedy 2015, arXiv:1502.03167) over all dimensions but the last, and a leaky
    /// ReLU.
    /// </summary>
    /// <remarks>leaky(γ · (x − mean) / √(variance + ε) + β), with the batch's own mean and biased variance.</remarks>
    /// <param name="x">The input, (…, C): rows of features, or images.</param>
    /// <param name="gamma">The scale γ, (C).</param>
    /// <param name="beta">The shift β, (C).</param>
    /// <param name="epsilon">The constant ε added to the variance.</param>
    /// <param name="negativeSlope">The non-negative factor below zero: 1 is no activation, 0 is ReLU.</param>
    /// <param name="moments">Receives the batch's mean and biased variance, (2, C), without gradients.</param>
    /// <exception cref="ArgumentException">The shapes do not match, or a channel has fewer than two values.</exception>
    public static Tensor BatchNorm(
        this Tensor x,
        Tensor gamma,
        Tensor beta,
        float epsilon = 1e-5f,
        float negativeSlope = 1f,
        Tensor? moments = null
    )
    {
        RequireChannels(x, gamma, beta);
        RequireSlope(negativeSlope);
        var channels = x.Shape[^1];
        if (x.Count < 2 * channels)
        {
            throw new ArgumentException(
                $"Batch normalisation needs two values a channel; a batch of shape {x.Shape} has no variance."
            );
        }

        if (moments is not null && moments.Shape != [2, channels])
        {
            throw new ArgumentException(
                $"The moments of {channels} channels have shape (2, {channels}), not {moments.Shape}."
            );
        }

        var saved = Tensor.Uninitialized([BatchNormalization.SavedRows, channels]);
        var y = Op(
            x.Shape,
            y => BatchNormalization.Forward(x, gamma, beta, epsilon, negativeSlope, saved, y),
            [x, gamma, beta],
            (_, dy, wanted) =>
                Gradients.AreRecorded
                    ? ThroughReference(
                        [x, gamma, beta],
                        dy,
                        inputs => BatchNormReference(inputs[0], inputs[1], inputs[2], epsilon, negativeSlope)
                    )
                    : BatchNormGradient(x, dy, epsilon, negativeSlope, saved, wanted[0])
        );
        if (moments is not null)
            saved.Span[..(2 * channels)].CopyTo(moments.Span);
        return y;
    }

    private static Tensor?[] BatchNormGradient(
        Tensor x,
        Tensor dy,
        float epsilon,
        float negativeSlope,
        Tensor saved,
        bool wantsInput
    )
    {
        Shape perChannel = [x.Shape[^1]];
        var (dgamma, dbeta) = (Tensor.Uninitialized(perChannel), Tensor.Uninitialized(perChannel));
        var dx = wantsInput ? Tensor.Uninitialized(x.Shape) : null;
        BatchNormalization.Backward(x, dy, epsilon, negativeSlope, saved, dgamma, dbeta, dx);
        return [dx, dgamma, dbeta];
    }

    private static Tensor BatchNormReference(Tensor x, Tensor gamma, Tensor beta, float epsilon, float negativeSlope)
    {
        var share = (float)gamma.Count / x.Count;
        var centred = x - (SumTo(x, gamma.Shape) * share);
        var variance = SumTo(Square(centred), gamma.Shape) * share;
        return LeakyRelu((centred / Sqrt(variance + epsilon) * gamma) + beta, negativeSlope);
    }

    private static void RequireChannels(Tensor x, params ReadOnlySpan<Tensor> perChannel)
    {
        if (x.Rank == 0)
            throw new ArgumentException("A number has no channels to normalise.");
        foreach (var tensor in perChannel)
        {
            if (tensor.Rank != 1 || tensor.Shape[0] != x.Shape[^1])
            {
                throw new ArgumentException(
                    $"A tensor of shape {x.Shape} has {x.Shape[^1]} channels, and {tensor.Shape} is not one "
                        + $"number for each."
                );
            }
        }
    }
}
