using GanForge.Data;
using GanForge.Networks;
using GanForge.Networks.Layers;

namespace GanForge.Gans.Architectures;

/// <summary>
/// The networks used for points of the plane in the mode-collapse literature: two hidden layers of 128 ReLU units, no
/// normalization, and an unbounded output, since points have no bounds.
/// </summary>
public static class PointNetworks
{
    private const int Units = 128;

    /// <summary>Builds a generator from noise to points.</summary>
    /// <param name="point">The shape (1, 1, D) of a point.</param>
    /// <param name="latent">Length of a noise vector.</param>
    /// <param name="units">Units of a hidden layer.</param>
    /// <param name="negativeSlope">The (leaky) ReLU's factor below zero.</param>
    /// <param name="blocks">Residual blocks, of two layers each, between the hidden layers.</param>
    public static Sequential Generator(
        ImageShape point,
        int latent,
        int units = Units,
        float negativeSlope = 0f,
        int blocks = 0
    ) =>
        new([
            new Linear(latent, units, negativeSlope: negativeSlope),
            .. Blocks(units, blocks, negativeSlope),
            new Linear(units, units, negativeSlope: negativeSlope),
            new Linear(units, point.Elements),
            new Reshape(point),
        ]);

    /// <summary>Builds a discriminator from points to logits.</summary>
    /// <param name="point">The shape (1, 1, D) of a point.</param>
    /// <param name="units">Units of a hidden layer.</param>
    /// <param name="negativeSlope">The (leaky) ReLU's factor below zero.</param>
    /// <param name="dropout">Share of activations dropped after each hidden layer in training; 0 disables
    /// dropout.</param>
    /// <param name="outputs">Number of logits per point.</param>
    /// <param name="spectral">Whether to divide weights by their largest singular value.</param>
    /// <param name="blocks">Residual blocks, of two layers each, between the hidden layers.</param>
    public static Sequential Discriminator(
        ImageShape point,
        int units = Units,
        float negativeSlope = 0f,
        float dropout = 0f,
        int outputs = 1,
        bool spectral = false,
        int blocks = 0
    )
    {
        return new Sequential([
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

    /// <summary>Builds an autoencoder from points to linear codes and back.</summary>
    /// <param name="point">The shape (1, 1, D) of a point.</param>
    /// <param name="codeDimensions">Length of a code.</param>
    public static Autoencoder Autoencoder(ImageShape point, int codeDimensions) =>
        new(
            new Sequential(
                new Flatten(),
                new Linear(point.Elements, Units, negativeSlope: 0f),
                new Linear(Units, Units, negativeSlope: 0f),
                new Linear(Units, codeDimensions)
            ),
            new Sequential(
                new Linear(codeDimensions, Units, negativeSlope: 0f),
                new Linear(Units, Units, negativeSlope: 0f),
                new Linear(Units, point.Elements),
                new Reshape(point)
            ),
            codeDimensions
        );

    private static IEnumerable<Module> Blocks(int units, int count, float negativeSlope, bool spectral = false) =>
        Enumerable
            .Range(0, count)
            .Select(_ => new Residual(
                new Linear(units, units, negativeSlope: negativeSlope, spectral: spectral),
                new Linear(units, units, spectral: spectral)
            ));
}
