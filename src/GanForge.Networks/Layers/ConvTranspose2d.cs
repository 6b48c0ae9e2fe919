using GanForge.Networks.Initializers;
using GanForge.Tensors;

namespace GanForge.Networks.Layers;

/// <summary>
/// A transposed convolution of images (N, H, W, inputs) with a square kernel, with an optional leaky ReLU behind it: what
/// generators enlarge with. The output has (H − 1) · stride − 2 · padding + kernel + outputPadding rows, or H · stride
/// where the padding is <see cref="Padding.Same"/>.
/// <code>
/// var twice = new ConvTranspose2d(128, 64, kernel: 4, stride: 2, padding: 1, bias: false);
/// </code>
/// </summary>
public sealed class ConvTranspose2d : Module
{
    private readonly int _stride;
    private readonly Padding _padding;
    private readonly int _outputPadding;
    private readonly float _slope;

    /// <summary>A transposed convolution.</summary>
    /// <param name="inputs">Channels of the input.</param>
    /// <param name="outputs">Channels of the output.</param>
    /// <param name="kernel">Pixels of the kernel's side.</param>
    /// <param name="stride">How many times larger the output is, but for the edges.</param>
    /// <param name="padding">Pixels cut off on every side, or <see cref="Padding.Same"/>.</param>
    /// <param name="outputPadding">Rows and columns added below and to the right, less than the stride; not with <see cref="Padding.Same"/>.</param>
    /// <param name="bias">Whether a bias is added.</param>
    /// <param name="negativeSlope">The factor below zero: 1 is no activation, 0 is ReLU.</param>
    /// <param name="initialBias">Added to what the initializer gives the bias.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the output padding is not less than the stride.</exception>
    /// <exception cref="ArgumentException">An output padding together with <see cref="Padding.Same"/>.</exception>
    public ConvTranspose2d(int inputs, int outputs, int kernel, int stride = 1, Padding padding = default, int outputPadding = 0, bool bias = true, float negativeSlope = 1f, float initialBias = 0f)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(kernel, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(outputPadding);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(outputPadding, stride);
        (_stride, _padding, _outputPadding, _slope) = (stride, padding, outputPadding, negativeSlope);
        if (_padding.IsSame && outputPadding != 0)
            throw new ArgumentException("The padding 'same' decides the output's size, which leaves nothing to an output padding.", nameof(outputPadding));
        var fan = new FanInFanOut(kernel * kernel * outputs, kernel * kernel * inputs);
        Weight = AddParameter("weight", [kernel, kernel, outputs, inputs], (initializer, weight, random) => initializer.SetWeight(weight, fan, random));
        if (bias)
            Bias = AddParameter("bias", [outputs], (initializer, values, random) =>
            {
                initializer.SetBias(values, fan, random);
                foreach (ref var value in values.Span)
                    value += initialBias;
            });
    }

    /// <summary>(kernel, kernel, outputs, inputs): that of the convolution it reverses.</summary>
    public Tensor Weight { get; }

    /// <summary>(outputs), or null.</summary>
    public Tensor? Bias { get; }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, ForwardContext context)
    {
        Images.Require(x, this);
        var height = OutputSize(x.Shape[1]);
        var width = OutputSize(x.Shape[2]);
        return x.ConvTranspose2d(Weight, _padding.Window(Weight.Shape[0], _stride, height, width), height, width, Bias, _slope);
    }

    /// <summary>The layer and its sizes.</summary>
    public override string ToString() =>
        $"ConvTranspose2d {Weight.Shape[3]} to {Weight.Shape[2]}, kernel {Weight.Shape[0]}, stride {_stride}, padding {_padding}{Describe.Slope(_slope)}";

    private int OutputSize(int size) => _padding.IsSame
        ? size * _stride
        : ((size - 1) * _stride) - (2 * _padding.Pixels) + Weight.Shape[0] + _outputPadding;
}
