using GanForge.Networks.Initializers;
using GanForge.Tensors;

namespace GanForge.Networks.Layers;

/// <summary>
/// A convolution of images (N, H, W, inputs) with a square kernel, optionally followed by leaky ReLU.
/// <code>
/// var halve = new Conv2d(64, 128, kernel: 4, stride: 2, padding: 1, bias: false);
/// </code>
/// </summary>
public sealed class Conv2d : Module
{
    private readonly int _stride;
    private readonly Padding _padding;
    private readonly float _slope;
    private readonly SpectralNormalization? _normalization;

    /// <summary>Creates a convolution.</summary>
    /// <param name="inputs">Input channels.</param>
    /// <param name="outputs">Output channels.</param>
    /// <param name="kernel">Side of the kernel in pixels.</param>
    /// <param name="stride">Distance between windows in pixels.</param>
    /// <param name="padding">Zeros around the image: a number, or <see cref="Padding.Same"/>.</param>
    /// <param name="bias">Whether to add a bias.</param>
    /// <param name="negativeSlope">Slope below zero: 1 is no activation, 0 is ReLU.</param>
    /// <param name="spectral">Whether to divide the weight by its largest singular value (Miyato et al. 2018,
    /// arXiv:1802.05957).</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public Conv2d(
        int inputs,
        int outputs,
        int kernel,
        int stride = 1,
        Padding padding = default,
        bool bias = true,
        float negativeSlope = 1f,
        bool spectral = false
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(kernel, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        (_stride, _padding, _slope) = (stride, padding, negativeSlope);
        var fan = new FanInFanOut(kernel * kernel * inputs, kernel * kernel * outputs);
        Weight = AddParameter(
            "weight",
            [kernel, kernel, inputs, outputs],
            (initializer, weight, random) => initializer.SetWeight(weight, fan, random)
        );
        if (bias)
        {
            Bias = AddParameter(
                "bias",
                [outputs],
                (initializer, values, random) => initializer.SetBias(values, fan, random)
            );
        }

        if (spectral)
            _normalization = new SpectralNormalization(Weight, AddBuffer("direction", [outputs], 1f));
    }

    /// <summary>The weight, (kernel, kernel, inputs, outputs).</summary>
    public Tensor Weight { get; }

    /// <summary>The bias, (outputs), or null.</summary>
    public Tensor? Bias { get; }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, ForwardContext context)
    {
        Images.Require(x, this);
        var window = _padding.Window(Weight.Shape[0], _stride, x.Shape[1], x.Shape[2]);
        return x.Conv2d(_normalization?.Apply(context) ?? Weight, window, Bias, _slope);
    }

    /// <summary>The layer and its sizes.</summary>
    public override string ToString() =>
        $"Conv2d {Weight.Shape[2]} to {Weight.Shape[3]}, kernel {Weight.Shape[0]}, stride {_stride}, padding "
        + $"{_padding}{Describe.Slope(_slope)}{(_normalization is null ? "" : ", spectral norm")}";
}
