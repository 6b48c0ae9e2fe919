using GanForge.Data;
using GanForge.Networks;
using GanForge.Networks.Layers;

namespace GanForge.Gans.Architectures;

/// <summary>Networks with one hidden layer; for points with two, see <see cref="PointNetworks"/>.</summary>
public static class Perceptron
{
    /// <summary>Builds the generator: linear, leaky ReLU, linear, tanh.</summary>
    /// <param name="image">The shape (H, W, C) of an image.</param>
    /// <param name="latent">Length of a noise vector.</param>
    /// <param name="units">Units of a hidden layer.</param>
    /// <param name="negativeSlope">The leaky ReLU's factor below zero.</param>
    public static Sequential Generator(ImageShape image, int latent, int units, float negativeSlope) =>
        image.IsPoint
            ? PointNetworks.Generator(image, latent, units, negativeSlope)
            : new(
                new Linear(latent, units, negativeSlope: negativeSlope),
                new Linear(units, image.Elements),
                new Tanh(),
                new Reshape(image)
            );

    /// <summary>Builds the discriminator: linear, leaky ReLU, linear to one logit.</summary>
    /// <param name="image">The shape (H, W, C) of an image.</param>
    /// <param name="units">Units of a hidden layer.</param>
    /// <param name="negativeSlope">The leaky ReLU's factor below zero.</param>
    public static Sequential Discriminator(ImageShape image, int units, float negativeSlope) =>
        image.IsPoint
            ? PointNetworks.Discriminator(image, units, negativeSlope)
            : new(new Flatten(), new Linear(image.Elements, units, negativeSlope: negativeSlope), new Linear(units, 1));
}
