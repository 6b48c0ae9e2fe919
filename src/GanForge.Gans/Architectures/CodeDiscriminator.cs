using GanForge.Networks;
using GanForge.Networks.Layers;

namespace GanForge.Gans.Architectures;

/// <summary>
/// The discriminator on codes: dense layers with leaky ReLU, batch norm (with Keras's conventions) in the last hidden
/// layer, then dense to one logit.
/// </summary>
public static class CodeDiscriminator
{
    private const float Slope = 0.2f;

    // Keras's default epsilon of the variance.
    private const float Epsilon = 1e-3f;

    /// <summary>Builds the network from codes (N, <paramref name="codeDimensions"/>) to logits (N, 1).</summary>
    /// <param name="codeDimensions">Length of a code.</param>
    /// <param name="units">Units per hidden layer.</param>
    /// <param name="layers">Number of hidden layers.</param>
    /// <param name="dropout">Share of activations dropped after the last hidden layer in training; 0 disables
    /// dropout.</param>
    public static Sequential Build(int codeDimensions, int units, int layers, float dropout)
    {
        List<Module> modules = [];
        var width = codeDimensions;
        for (var i = 1; i < layers; i++, width = units)
            modules.Add(new Linear(width, units, negativeSlope: Slope));
        modules.Add(new Linear(width, units));
        modules.Add(new BatchNorm(units, RunningStatistics.Keras(), Epsilon, Slope));
        if (dropout > 0)
            modules.Add(new Dropout(dropout));
        modules.Add(new Linear(units, 1));
        return new Sequential(modules);
    }
}
