using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Networks.Initializers;

/// <summary>
/// The initialization rule of parameters. Only the rule for weights is required; by default biases and shifts are 0 and
/// scales are 1.
/// <code>
/// generator.Initialize(Initializer.Dcgan, seed: 42, "generator");
/// generator[3].Initialize(Initializer.Constant(0f), seed: 42);
/// </code>
/// </summary>
public abstract class Initializer
{
    /// <summary>
    /// PyTorch's default: weights and biases uniform within ±1/√fan-in (Kaiming-uniform with a = √5).
    /// </summary>
    public static Initializer PyTorch { get; } = new PyTorchInitializer();

    /// <summary>
    /// Keras's default: weights uniform within ±√(6 / (fan-in + fan-out)) (Glorot and Bengio 2010), biases 0.
    /// </summary>
    public static Initializer Keras { get; } = new GlorotUniformInitializer();

    /// <summary>
    /// The rule of the DCGAN paper (Radford et al. 2015, arXiv:1511.06434) and of PyTorch's example: weights N(0,
    /// 0.02), batch norm's scale N(1, 0.02), shifts and biases 0.
    /// </summary>
    public static Initializer Dcgan { get; } = new NormalInitializer(deviation: 0.02f, scaleDeviation: 0.02f);

    /// <summary>Weights N(0, deviation), biases 0, scales 1.</summary>
    /// <param name="deviation">Standard deviation of the weights, not negative.</param>
    public static Initializer Normal(float deviation) => new NormalInitializer(deviation, scaleDeviation: 0f);

    /// <summary>
    /// Preserves the scale of activations through layers followed by leaky ReLU (He et al. 2015, arXiv:1502.01852):
    /// weights N(0, 2 / ((1 + slope²) · fan-in)), biases 0, scales 1.
    /// </summary>
    /// <param name="negativeSlope">Slope of the activation below zero, not negative.</param>
    public static Initializer Kaiming(float negativeSlope) => new KaimingNormalInitializer(negativeSlope);

    /// <summary>The same value for every weight; biases 0, scales 1.</summary>
    /// <param name="value">Value of the weights.</param>
    public static Initializer Constant(float value) => new ConstantInitializer(value);

    /// <summary>Sets the weight of a linear layer or a convolution.</summary>
    /// <param name="weight">The weight to set.</param>
    /// <param name="fan">Fan-in and fan-out of the layer.</param>
    /// <param name="random">Random stream of this parameter alone.</param>
    public abstract void SetWeight(Tensor weight, FanInFanOut fan, RandomStream random);

    /// <summary>Sets the bias of a linear layer or a convolution.</summary>
    /// <param name="bias">The bias to set.</param>
    /// <param name="fan">Fan-in and fan-out of the same layer's weight.</param>
    /// <param name="random">Random stream of this parameter alone.</param>
    public virtual void SetBias(Tensor bias, FanInFanOut fan, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(bias);
        bias.Span.Clear();
    }

    /// <summary>Sets the scale γ of a normalization layer.</summary>
    /// <param name="scale">The scale to set.</param>
    /// <param name="random">Random stream of this parameter alone.</param>
    public virtual void SetScale(Tensor scale, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(scale);
        scale.Span.Fill(1f);
    }

    /// <summary>Sets the shift β of a normalization layer.</summary>
    /// <param name="shift">The shift to set.</param>
    /// <param name="random">Random stream of this parameter alone.</param>
    public virtual void SetShift(Tensor shift, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(shift);
        shift.Span.Clear();
    }
}
