using GanForge.Networks.Initializers;
using GanForge.Tensors;

namespace GanForge.Networks.Layers;

/// <summary>
/// A transposed convolution, which enlarges images (N, H, W, inputs) with a square kernel, optionally followed by leaky
/// ReLU.
/// <code>
/// var twice = new ConvTranspose2d(128, 64, kernel: 4, stride: 2, padding: 1, bias: false);
/// </code>
/// </summary>
/// <remarks>
/// The output has (H − 1) · stride − 2 · padding + kernel + outputPadding rows, or H · stride with
/// <see cref="Padding.Same"/>.
/// </remarks>
public sealed class ConvTranspose2d : Module
{
    private readonly int _stride;
    private readonly Padding _padding;
    private readonly int _outputPadding;
    private readonly float _slope;

    /// <summary>Creates a transposed convolution.</summary>
    /// <param name="inputs">Input channels.</param>
    /// <param name="outputs">Output channels.</param>
    /// <param name="kernel">Side of the kernel in pixels.</param>
    /// <param name="stride">Factor by which the output is larger than the input, except for the edges.</param>
    /// <param name="padding">Pixels cropped on every side, or <see cref="Padding.Same"/>.</param>
    /// <param name="outputPadding">Rows and columns added at the bottom and right, fewer than the stride; not with
    /// <see cref="Padding.Same"/>.</param>
    /// <param name="bias">Whether to add a bias.</param>
    /// <param name="negativeSlope">Slope below zero: 1 is no activation, 0 is ReLU.</param>
    /// <param name="initialBias">Value added to the initializer's bias.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the output padding is not less than the
    /// stride.</exception>
    /// <exception cref="ArgumentException">An output padding is combined with <see cref="Padding.Same"/>.</exception>
    public ConvTranspose2d(
        int inputs,
        int outputs,
        int kernel,
        int stride = 1,
        Padding padding = default,
        int outputPadding = 0,
        bool bias = true,
        float negativeSlope = 1f,
        float initialBias = 0f
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(kernel, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(outputPadding);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(outputPadding, stride);
        (_stride, _padding, _outputPadding, _slope) = (stride, padding, outputPadding, negativeSlope);
        if (_padding.IsSame && outputPadding != 0)
        {
            throw new ArgumentException(
                "The padding 'same' decides the output's size, which leaves nothing to an output padding.",
                nameof(outputPadding)
            );
        }

        var fan = new FanInFanOut(kernel * kernel * outputs, kernel * kernel * inputs);
        Weight = AddParameter(
            "weight",
            [kernel, kernel, outputs, inputs],
            (initializer, weight, random) => initializer.SetWeight(weight, fan, random)
        );
        if (bias)
        {
            Bias = AddParameter(
                "bias",
                [outputs],
                (initializer, values, random) =>
                {
                    initializer.SetBias(values, fan, random);
                    foreach (ref var value in values.Span)
                        value += initialBias;
                }
            );
        }
    }

    /// <summary>The weight, (kernel, kernel, outputs, inputs), as in the convolution that it reverses.</summary>
    public Tensor Weight { get; }

    /// <summary>The bias, (outputs), or null.</summary>
    public Tensor? Bias { get; }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, ForwardContext context)
    {
        Images.Require(x, this);
        var height = OutputSize(x.Shape[1]);
        var width = OutputSize(x.Shape[2]);
        return x.ConvTranspose2d(
            Weight,
            _padding.Window(Weight.Shape[0], _stride, height, width),
            height,
            width,
            Bias,
            _slope
        );
    }

    /// <summary>The layer and its sizes.</summary>
    public override string ToString() =>
        $"ConvTranspose2d {Weight.Shape[3]} to {Weight.Shape[2]}, kernel {Weight.Shape[0]}, stride {_stride}, "
        + $"padding {_padding}{Describe.Slope(_slope)}";

    private int OutputSize(int size) =>
        _padding.IsSame
            ? size * _stride
            : ((size - 1) * _stride) - (2 * _padding.Pixels) + Weight.Shape[0] + _outputPadding;
}
