using GanForge.Data;
using GanForge.Gans.Settings;
using GanForge.Networks;
using GanForge.Networks.Layers;
using GanForge.Tensors;

namespace GanForge.Gans.Architectures;

/// <summary>
/// An encoder from images (N, H, W, C) to codes (N, <see cref="CodeDimensions"/>) and a decoder back. The output is the
/// reconstruction.
/// <code>
/// var autoencoder = Autoencoder.Dense([28, 28, 1], codeDimensions: 64);
/// </code>
/// </summary>
public sealed class Autoencoder : Module
{
    private const int DenseUnits = 112;
    private const int Channels = 64;
    private const float Slope = 0.2f;

    /// <summary>Creates an autoencoder from an encoder and a decoder.</summary>
    /// <param name="encoder">Network from images (N, H, W, C) to codes (N, <paramref name="codeDimensions"/>).</param>
    /// <param name="decoder">Network from codes to images.</param>
    /// <param name="codeDimensions">Length of a code.</param>
    public Autoencoder(Module encoder, Module decoder, int codeDimensions)
    {
        Encoder = AddModule("encoder", encoder);
        Decoder = AddModule("decoder", decoder);
        CodeDimensions = codeDimensions;
    }

    /// <summary>The network from images to codes.</summary>
    public Module Encoder { get; }

    /// <summary>The network from codes to images.</summary>
    public Module Decoder { get; }

    /// <summary>The length of a code.</summary>
    public int CodeDimensions { get; }

    /// <summary>
    /// Builds dense layers: 112 linear units, then the code with ReLU; back through one layer with sigmoid. Points use
    /// <see cref="PointNetworks.Autoencoder"/>.
    /// </summary>
    /// <param name="image">The shape (H, W, C) of an image.</param>
    /// <param name="codeDimensions">Length of a code.</param>
    public static Autoencoder Dense(ImageShape image, int codeDimensions) =>
        image.IsPoint
            ? PointNetworks.Autoencoder(image, codeDimensions)
            : new(
                new Sequential(
                    new Flatten(),
                    new Linear(image.Elements, DenseUnits),
                    new Linear(DenseUnits, codeDimensions, negativeSlope: 0f)
                ),
                new Sequential(new Linear(codeDimensions, image.Elements), new Sigmoid(), new Reshape(image)),
                codeDimensions
            );

    /// <summary>
    /// Builds two 4×4 convolutions of stride 2 with 64 and 128 channels, then a linear code; the decoder mirrors them
    /// and ends in sigmoid.
    /// </summary>
    /// <remarks>
    /// The inner layers have batch norm: without it, an absolute loss soon finds an all-black image good enough for
    /// digits and stays there.
    /// </remarks>
    /// <param name="image">The shape (H, W, C) of an image; H and W are multiples of 4.</param>
    /// <param name="codeDimensions">Length of a code.</param>
    /// <exception cref="UserErrorException">H or W is not a multiple of 4.</exception>
    public static Autoencoder Convolutional(ImageShape image, int codeDimensions)
    {
        image.RequireImage("The convolutional autoencoder", instead: "give autoencoder dense");
        Shape quarter = [SupportedShapes.Quarter(image.Height), SupportedShapes.Quarter(image.Width), 2 * Channels];
        return new Autoencoder(
            new Sequential(
                new Conv2d(image.Channels, Channels, kernel: 4, stride: 2, padding: 1, negativeSlope: Slope),
                new Conv2d(Channels, 2 * Channels, kernel: 4, stride: 2, padding: 1, bias: false),
                new BatchNorm(2 * Channels, negativeSlope: Slope),
                new Flatten(),
                new Linear(quarter.Elements, codeDimensions)
            ),
            new Sequential(
                new Linear(codeDimensions, quarter.Elements, bias: false),
                new Reshape(quarter),
                new BatchNorm(2 * Channels, negativeSlope: Slope),
                new ConvTranspose2d(2 * Channels, Channels, kernel: 4, stride: 2, padding: 1, bias: false),
                new BatchNorm(Channels, negativeSlope: Slope),
                new ConvTranspose2d(Channels, image.Channels, kernel: 4, stride: 2, padding: 1),
                new Sigmoid()
            ),
            codeDimensions
        );
    }

    /// <summary>Computes the reconstructions (N, H, W, C) of images (N, H, W, C).</summary>
    public override Tensor Forward(Tensor x, ForwardContext context) =>
        Decoder.Forward(Encoder.Forward(x, context), context);
}
