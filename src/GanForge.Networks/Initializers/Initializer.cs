using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Networks.Initializers;

/// <summary>
/// How parameters begin. A rule for weights is enough; biases and batch norm's shift begin at 0 and its scale at 1
/// unless a rule says otherwise.
/// <code>
/// generator.Initialize(Initializer.Dcgan, seed: 42, "generator");
/// generator[3].Initialize(Initializer.Constant(0f), seed: 42);
/// </code>
/// </summary>
public abstract class Initializer
{
    /// <summary>PyTorch's default: weights and biases uniform within ±1/√fan-in (Kaiming-uniform with a = √5).</summary>
    public static Initializer PyTorch { get; } = new PyTorchInitializer();

    /// <summary>Keras's default: weights uniform within ±√(6 / (fan-in + fan-out)) (Glorot and Bengio 2010), biases 0.</summary>
    public static Initializer Keras { get; } = new GlorotUniformInitializer();

    /// <summary>
    /// That of the DCGAN paper (Radford et al. 2015, arXiv:1511.06434) and PyTorch's example of it: weights N(0, 0.02),
    /// batch norm's scale N(1, 0.02), shifts and biases 0.
    /// </summary>
    public static Initializer Dcgan { get; } = new NormalInitializer(deviation: 0.02f, scaleDeviation: 0.02f);

    /// <summary>Weights N(0, deviation), biases 0, scales 1.</summary>
    /// <param name="deviation">Standard deviation of the weights, not negative.</param>
    public static Initializer Normal(float deviation) => new NormalInitializer(deviation, scaleDeviation: 0f);

    /// <summary>
    /// Keeps the size of activations through layers with a leaky ReLU behind them (He et al. 2015, arXiv:1502.01852):
    /// weights N(0, 2 / ((1 + slope²) · fan-in)), biases 0, scales 1.
    /// </summary>
    /// <param name="negativeSlope">The activation's factor below zero, not negative.</param>
    public static Initializer Kaiming(float negativeSlope) => new KaimingNormalInitializer(negativeSlope);

    /// <summary>Every weight the same; biases 0, scales 1.</summary>
    /// <param name="value">The weights' value.</param>
    public static Initializer Constant(float value) => new ConstantInitializer(value);

    /// <summary>Sets the weight of a linear layer or a convolution.</summary>
    /// <param name="weight">The weight to set.</param>
    /// <param name="fan">How many numbers meet at a unit.</param>
    /// <param name="random">Random numbers of this parameter alone.</param>
    public abstract void SetWeight(Tensor weight, FanInFanOut fan, RandomStream random);

    /// <summary>Sets the bias of a linear layer or a convolution.</summary>
    /// <param name="bias">The bias to set.</param>
    /// <param name="fan">The fan of the weight beside it.</param>
    /// <param name="random">Random numbers of this parameter alone.</param>
    public virtual void SetBias(Tensor bias, FanInFanOut fan, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(bias);
        bias.Span.Clear();
    }

    /// <summary>Sets the scale γ of a normalisation.</summary>
    /// <param name="scale">The scale to set.</param>
    /// <param name="random">Random numbers of this parameter alone.</param>
    public virtual void SetScale(Tensor scale, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(scale);
        scale.Span.Fill(1f);
    }

    /// <summary>Sets the shift β of a normalisation.</summary>
    /// <param name="shift">The shift to set.</param>
    /// <param name="random">Random numbers of this parameter alone.</param>
    public virtual void SetShift(Tensor shift, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(shift);
        shift.Span.Clear();
    }
}
