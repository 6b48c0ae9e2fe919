using GanForge.Tensors;

namespace GanForge.Networks.Layers;

/// <summary>
/// Batch normalization (Ioffe and Szegedy 2015, arXiv:1502.03167) over all dimensions but the last, the channels:
/// γ · (x − mean) / √(variance + ε) + β, optionally followed by leaky ReLU.
/// <code>
/// new Sequential(
///     new Conv2d(64, 128, kernel: 4, stride: 2, padding: 1, bias: false),
///     new BatchNorm(128, negativeSlope: 0.2f));
/// </code>
/// </summary>
/// <remarks>Training uses the mean and variance of the batch, inference the running ones.</remarks>
public sealed class BatchNorm : Module
{
    private readonly RunningStatistics _statistics;
    private readonly float _epsilon;
    private readonly float _slope;

    /// <summary>Creates a batch normalization.</summary>
    /// <param name="channels">Size of the last dimension.</param>
    /// <param name="statistics">Update rule of the running statistics; PyTorch's with momentum 0.1 by default.</param>
    /// <param name="epsilon">Term ε added to the variance: PyTorch 1e-5, Keras 1e-3.</param>
    /// <param name="negativeSlope">Slope below zero: 1 is no activation, 0 is ReLU.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no channels, or ε is not above 0.</exception>
    public BatchNorm(
        int channels,
        RunningStatistics? statistics = null,
        float epsilon = 1e-5f,
        float negativeSlope = 1f
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);
        (_statistics, _epsilon, _slope) = (statistics ?? RunningStatistics.PyTorch(), epsilon, negativeSlope);
        Gamma = AddParameter("weight", [channels], (initializer, gamma, random) => initializer.SetScale(gamma, random));
        Beta = AddParameter("bias", [channels], (initializer, beta, random) => initializer.SetShift(beta, random));
        RunningMean = AddBuffer("running_mean", [channels], value: 0f);
        RunningVariance = AddBuffer("running_var", [channels], value: 1f);
    }

    /// <summary>The scale γ, (channels); <c>weight</c> in checkpoints, as in PyTorch.</summary>
    public Tensor Gamma { get; }

    /// <summary>The shift β, (channels); <c>bias</c> in checkpoints.</summary>
    public Tensor Beta { get; }

    /// <summary>The mean used in inference, (channels).</summary>
    public Tensor RunningMean { get; }

    /// <summary>The variance used in inference, (channels).</summary>
    public Tensor RunningVariance { get; }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, ForwardContext context)
    {
        var channels = Gamma.Count;
        if (x.Rank < 2 || x.Shape[^1] != channels)
        {
            throw new ArgumentException(
                $"BatchNorm of {channels} channels takes a batch (N, …, {channels}), not a tensor of shape {x.Shape}."
            );
        }

        if (!context.BatchStatistics)
            return x.BatchNormWith(RunningMean, RunningVariance, Gamma, Beta, _epsilon, _slope);

        var values = x.Count / channels;
        if (values < 2)
        {
            throw new ArgumentException(
                $"BatchNorm by its batch needs at least two values a channel; a tensor of shape {x.Shape} has {values}."
            );
        }

        var moments = Tensor.Uninitialized([2, channels]);
        var y = x.BatchNorm(Gamma, Beta, _epsilon, _slope, moments);
        if (context is { Training: true, UpdateStatistics: true })
            Follow(moments, values);
        return y;
    }

    /// <summary>The layer and its channels.</summary>
    public override string ToString() => $"BatchNorm {Gamma.Count}{Describe.Slope(_slope)}";

    private void Follow(Tensor moments, int values)
    {
        var channels = Gamma.Count;
        var correction = _statistics.Unbiased ? values / (values - 1f) : 1f;
        Move(RunningMean.Span, moments.Span[..channels], factor: 1f);
        Move(RunningVariance.Span, moments.Span[channels..], correction);
    }

    private void Move(Span<float> running, ReadOnlySpan<float> batch, float factor)
    {
        for (var i = 0; i < running.Length; i++)
            running[i] += _statistics.Rate * ((factor * batch[i]) - running[i]);
    }
}
