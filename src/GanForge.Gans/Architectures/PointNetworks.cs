using GanForge.Networks;
using GanForge.Networks.Layers;
using GanForge.Tensors;

namespace GanForge.Gans.Architectures;

/// <summary>
/// The networks that the literature on mode collapse uses for points of the plane: two hidden layers of 128 units with ReLU,
/// no normalisation, and an output without bounds, since points have none.
/// </summary>
public static class PointNetworks
{
    private const int Units = 128;

    /// <summary>From noise to points.</summary>
    /// <param name="point">The shape (1, 1, D) of a point.</param>
    /// <param name="latent">Length of a noise vector.</param>
    /// <param name="units">Units of a hidden layer.</param>
    /// <param name="negativeSlope">The (leaky) ReLU's factor below zero.</param>
    /// <param name="blocks">Residual blocks, of two layers each, between the hidden layers.</param>
    public static Sequential Generator(Shape point, int latent, int units = Units, float negativeSlope = 0f, int blocks = 0) => new(
    [
        new Linear(latent, units, negativeSlope: negativeSlope),
        .. Blocks(units, blocks, negativeSlope),
        new Linear(units, units, negativeSlope: negativeSlope),
        new Linear(units, point.Elements),
        new Reshape(point),
    ]);

    /// <summary>From points to logits.</summary>
    /// <param name="point">The shape (1, 1, D) of a point.</param>
    /// <param name="units">Units of a hidden layer.</param>
    /// <param name="negativeSlope">The (leaky) ReLU's factor below zero.</param>
    /// <param name="dropout">Share of activations dropped behind each hidden layer in training; 0 has no dropout.</param>
    /// <param name="outputs">Logits of a point.</param>
    /// <param name="spectral">Whether weights are divided by their largest singular values.</param>
    /// <param name="blocks">Residual blocks, of two layers each, between the hidden layers.</param>
    public static Sequential Discriminator(
        Shape point, int units = Units, float negativeSlope = 0f, float dropout = 0f, int outputs = 1, bool spectral = false, int blocks = 0)
    {
        return new Sequential(
        [
            new Flatten(),
            new Linear(point.Elements, units, negativeSlope: negativeSlope, spectral: spectral),
            .. Dropped(),
            .. Blocks(units, blocks, negativeSlope, spectral),
            new Linear(units, units, negativeSlope: negativeSlope, spectral: spectral),
            .. Dropped(),
            new Linear(units, outputs, spectral: spectral),
        ]);

        Module[] Dropped() => dropout > 0 ? [new Dropout(dropout)] : [];
    }

    /// <summary>From points to codes, linear, and back.</summary>
    /// <param name="point">The shape (1, 1, D) of a point.</param>
    /// <param name="codeDimensions">Length of a code.</param>
    public static Autoencoder Autoencoder(Shape point, int codeDimensions) => new(
        new Sequential(
            new Flatten(),
            new Linear(point.Elements, Units, negativeSlope: 0f),
            new Linear(Units, Units, negativeSlope: 0f),
            new Linear(Units, codeDimensions)),
        new Sequential(
            new Linear(codeDimensions, Units, negativeSlope: 0f),
            new Linear(Units, Units, negativeSlope: 0f),
            new Linear(Units, point.Elements),
            new Reshape(point)),
        codeDimensions);

    private static IEnumerable<Module> Blocks(int units, int count, float negativeSlope, bool spectral = false) => Enumerable.Range(0, count).Select(_ => new Residual(
        new Linear(units, units, negativeSlope: negativeSlope, spectral: spectral),
        new Linear(units, units, spectral: spectral)));
}
