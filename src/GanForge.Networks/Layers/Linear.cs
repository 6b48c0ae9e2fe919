using GanForge.Networks.Initializers;
using GanForge.Tensors;

namespace GanForge.Networks.Layers;

/// <summary>
/// x (N, inputs) · weight (inputs, outputs) + bias, optionally followed by leaky ReLU.
/// <code>
/// var hidden = new Linear(784, 256, negativeSlope: 0.2f);
/// </code>
/// </summary>
public sealed class Linear : Module
{
    private readonly float _slope;
    private readonly SpectralNormalization? _normalization;

    /// <summary>Creates a linear layer.</summary>
    /// <param name="inputs">Input features.</param>
    /// <param name="outputs">Output features.</param>
    /// <param name="bias">Whether to add a bias.</param>
    /// <param name="negativeSlope">Slope below zero: 1 is no activation, 0 is ReLU.</param>
    /// <param name="spectral">Whether to divide the weight by its largest singular value (Miyato et al. 2018,
    /// arXiv:1802.05957).</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public Linear(int inputs, int outputs, bool bias = true, float negativeSlope = 1f, bool spectral = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        _slope = negativeSlope;
        var fan = new FanInFanOut(inputs, outputs);
        Weight = AddParameter(
            "weight",
            [inputs, outputs],
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

    /// <summary>The weight, (inputs, outputs).</summary>
    public Tensor Weight { get; }

    /// <summary>The bias, (outputs), or null.</summary>
    public Tensor? Bias { get; }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, ForwardContext context) =>
        x.Linear(_normalization?.Apply(context) ?? Weight, Bias, _slope);

    /// <summary>The layer and its sizes.</summary>
    public override string ToString() =>
        $"Linear {Weight.Shape[0]} to "
        + $"{Weight.Shape[1]}{Describe.Slope(_slope)}{(_normalization is null ? "" : ", spectral norm")}";
}
