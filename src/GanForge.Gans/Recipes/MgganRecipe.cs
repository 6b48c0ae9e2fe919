using GanForge.Data;
using GanForge.Gans.Adversarial;
using GanForge.Gans.Architectures;
using GanForge.Gans.Diagnostics;
using GanForge.Gans.Settings;
using GanForge.Networks;
using GanForge.Networks.Initializers;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Gans.Recipes;

/// <summary>
/// Manifold-guided GAN (Bang and Shim 2018, arXiv:1804.04391), against mode collapse: the networks of the recipe conv,
/// and a second discriminator that scores the codes of images. The codes come from the encoder of an autoencoder, which
/// is first trained on the whole data set and then frozen. The generator must fool both discriminators. The original
/// feeds real images into the code part of the generator's loss, which gives the generator no gradient; here it is fed
/// generated ones.
/// </summary>
/// <remarks>
/// The defaults are those of the original program. The paper's own variant: ganforge train --recipe mggan --autoencoder
/// convolutional --corruption 0.1 --reconstruction-loss absolute --code-layers 2 --code-units 1024 --code-dropout 0
/// --pixel-weight 1 --code-weight 0.5 --noise uniform --optimizer adam --lr 2e-4 --beta1 0.5
/// </remarks>
public sealed class MgganRecipe : GanRecipe
{
    private const string LossAutoencoder = "lossAutoencoder";
    private const string LossGPixel = "lossGPixel";
    private const string LossGCode = "lossGCode";
    private const string LossDCode = "lossDCode";
    private const string LossDCodeReal = "lossDCodeReal";
    private const string LossDCodeFake = "lossDCodeFake";
    private const string AccuracyCodeReal = "accuracyCodeReal";
    private const string AccuracyCodeFake = "accuracyCodeFake";

    /// <summary>The published settings.</summary>
    public MgganRecipe()
    {
        (Epochs, BatchSize, LatentDimensions) = (20, 32, 100);
        (PixelMean, PixelDeviation) = (0f, 1f);
        (Optimizer, LearningRateG, LearningRateD, Epsilon) = (OptimizerKind.KerasAdam, 1e-3, 1e-3, 1e-7);
    }

    /// <summary>Learning rate of the code discriminator.</summary>
    [Setting(Minimum = 0, AboveMinimum = true, Maximum = 10, Aliases = ["lr-code", "lr-d", "lr"])]
    public double LearningRateCode { get; init; } = 1e-3;

    /// <summary>Learning rate of the autoencoder.</summary>
    [Setting(Minimum = 0, AboveMinimum = true, Maximum = 10, Aliases = ["lr-autoencoder"])]
    public double LearningRateAutoencoder { get; init; } = 1e-3;

    /// <summary>Share of the image discriminator's activations that are dropped during training.</summary>
    [Setting(Minimum = 0, Maximum = 1, BelowMaximum = true)]
    public float Dropout { get; init; } = 0.4f;

    /// <summary>Architecture of the autoencoder: dense layers, or convolutions around a dense code.</summary>
    public AutoencoderKind Autoencoder { get; init; } = AutoencoderKind.Dense;

    /// <summary>Passes over the data set that train the autoencoder before the GAN; 0 leaves it untrained.</summary>
    [Setting(Minimum = 0, Maximum = 1_000_000)]
    public int AutoencoderEpochs { get; init; } = 10;

    /// <summary>Length of the code of an image.</summary>
    [Setting(Minimum = 1, Maximum = 65_536, Aliases = ["code-dim"])]
    public int CodeDimensions { get; init; } = 64;

    /// <summary>
    /// Loss of the autoencoder: the mean squared or the mean absolute difference between an image and its
    /// reconstruction.
    /// </summary>
    public ReconstructionLoss ReconstructionLoss { get; init; } = ReconstructionLoss.Squared;

    /// <summary>
    /// Share of the pixels that are made black or white, half and half, in the autoencoder's input images (salt and
    /// pepper).
    /// </summary>
    [Setting(Minimum = 0, Maximum = 1, ForImages = true)]
    public float Corruption { get; init; }

    /// <summary>
    /// Standard deviation of Gaussian noise that is added to the autoencoder's inputs, in the units of their values.
    /// Unlike corruption, it also works for points.
    /// </summary>
    [Setting(Minimum = 0, Maximum = 1_000)]
    public float AutoencoderNoise { get; init; }

    /// <summary>Hidden layers of the code discriminator; the last one has batch norm.</summary>
    [Setting(Minimum = 1, Maximum = 100)]
    public int CodeLayers { get; init; } = 1;

    /// <summary>Units of each hidden layer of the code discriminator.</summary>
    [Setting(Minimum = 1, Maximum = 65_536)]
    public int CodeUnits { get; init; } = 64;

    /// <summary>
    /// Share of the activations of the code discriminator's last hidden layer that are dropped during training.
    /// </summary>
    [Setting(Minimum = 0, Maximum = 1, BelowMaximum = true)]
    public float CodeDropout { get; init; } = 0.4f;

    /// <summary>Weight of the image discriminator in the generator's loss.</summary>
    [Setting(Minimum = 0, Maximum = 1_000)]
    public float PixelWeight { get; init; } = 0.5f;

    /// <summary>Weight of the code discriminator in the generator's loss.</summary>
    [Setting(Minimum = 0, Maximum = 1_000)]
    public float CodeWeight { get; init; } = 0.5f;

    /// <inheritdoc/>
    public override IReadOnlyList<PlotPlan> Plots =>
        [
            new(
                "generator",
                "Generator loss by the discriminator on images and by the one on codes",
                "loss",
                [(ScalarNames.LossG, "weighted sum"), (LossGPixel, "images"), (LossGCode, "codes")]
            ),
            new(
                "discriminators",
                "Loss of both discriminators",
                "loss",
                [(ScalarNames.LossD, "on images"), (LossDCode, "on codes")]
            ),
            new(
                "discriminator",
                "Loss of the discriminator on images",
                "loss",
                [(ScalarNames.LossDReal, "real"), (ScalarNames.LossDFake, "generated")]
            ),
            new(
                "code-discriminator",
                "Loss of the discriminator on codes",
                "loss",
                [(LossDCodeReal, "real"), (LossDCodeFake, "generated")]
            ),
            new("autoencoder", "Autoencoder loss", "loss, lower is better", [(LossAutoencoder, "reconstruction")])
            {
                IsLogarithmic = true,
            },
            ScoresPlot,
            new(
                "accuracy",
                "Accuracy of both discriminators after each epoch",
                "accuracy, 0.5 is chance",
                [
                    (ScalarNames.AccuracyReal, "real test images"),
                    (ScalarNames.AccuracyFake, "generated images"),
                    (AccuracyCodeReal, "codes of real ones"),
                    (AccuracyCodeFake, "codes of generated ones"),
                ]
            )
            {
                IsProbability = true,
                ByEpoch = true,
            },
        ];

    /// <inheritdoc/>
    protected override Initializer Initializer => Initializer.Keras;

    /// <inheritdoc/>
    public override Module BuildGenerator(ImageShape image) => StridedConvolutions.Generator(image, LatentDimensions);

    /// <inheritdoc/>
    public override Module BuildDiscriminator(ImageShape image) => StridedConvolutions.Discriminator(image, Dropout);

    /// <inheritdoc/>
    public override Autoencoder BuildAutoencoder(ImageShape image) =>
        Autoencoder == AutoencoderKind.Dense
            ? Architectures.Autoencoder.Dense(image, CodeDimensions)
            : Architectures.Autoencoder.Convolutional(image, CodeDimensions);

    /// <inheritdoc/>
    public override GanModel BuildModel(ImageShape image, ulong seed)
    {
        var autoencoder = BuildAutoencoder(image);
        var coder = BuildNetwork("autoencoder", autoencoder, LearningRateAutoencoder, seed);
        var generator = BuildNetwork(
            "generator",
            BuildGenerator(image),
            LearningRateG,
            seed,
            averaged: AverageDecay > 0
        );
        var pixels = BuildNetwork("discriminator", BuildPackedDiscriminator(image), LearningRateD, seed);
        var codes = BuildNetwork(
            "code-discriminator",
            CodeDiscriminator.Build(CodeDimensions, CodeUnits, CodeLayers, CodeDropout),
            LearningRateCode,
            seed
        );
        var (saltAndPepper, added) = (
            new RandomStream(seed, "salt-and-pepper"),
            new RandomStream(seed, "autoencoder-noise")
        );

        return new GanModel
        {
            Generator = generator.Module,
            Discriminator = pixels.Module,
            Autoencoder = autoencoder,
            Networks = [generator, pixels, codes, coder],
            Stages =
            [
                new TrainingStage(
                    "autoencoder",
                    AutoencoderEpochs,
                    [new UpdateStep(coder, Reconstruction, LossAutoencoder) { Fakes = FakeSource.None }]
                ),
                new TrainingStage(
                    "training",
                    Epochs,
                    [
                        new UpdateStep(pixels, DiscriminatorLoss, ScalarNames.LossD)
                        {
                            RepeatCount = DiscriminatorSteps,
                        },
                        new UpdateStep(codes, CodeLoss, LossDCode) { RepeatCount = DiscriminatorSteps },
                        new UpdateStep(generator, BothLosses, ScalarNames.LossG)
                        {
                            Fakes = FreshNoise ? FakeSource.Fresh : FakeSource.Shared,
                        },
                    ]
                )
                {
                    LearningRateFactor = LearningRateFactor,
                },
            ],
            AuxiliaryDiscriminators =
            [
                new AuxiliaryDiscriminator(
                    images => codes.Module.Forward(Encode(images), ForwardContext.Inference),
                    AccuracyCodeReal,
                    AccuracyCodeFake
                ),
            ],
            Pictures = [PicturePlan.Reconstructions(autoencoder, image)],
        };

        Tensor Reconstruction(StepContext context)
        {
            var seen =
                Corruption > 0
                    ? SaltAndPepper.Over(context.Reals, Corruption, PixelRange, saltAndPepper.At(context.Step))
                    : context.Reals;
            if (AutoencoderNoise > 0)
                seen += GaussianNoise(seen.Shape, added.At(context.Step));
            var difference = autoencoder.Forward(seen, context.Context) - context.Reals;
            return (ReconstructionLoss == ReconstructionLoss.Squared ? difference.Square() : difference.Abs()).Mean();
        }

        Tensor GaussianNoise(Shape shape, RandomStream random)
        {
            var noise = Tensor.Uninitialized(shape);
            random.FillNormal(noise.Span, deviation: AutoencoderNoise);
            return noise;
        }

        // As one batch: with separate batches, batch norm would remove the mean and deviation that distinguish real
        // from generated codes.
        (Tensor Real, Tensor Fake) ScoreCodes(StepContext context)
        {
            var scores = codes.Module.Forward(
                Ops.Concatenate([Encode(context.Reals), Encode(context.Fakes)], axis: 0),
                context.Context
            );
            var count = context.Reals.Shape[0];
            return (scores.Slice(0, start: 0, count), scores.Slice(0, start: count, count));
        }

        Tensor CodeLoss(StepContext context)
        {
            var scores = ScoreCodes(context);
            var real = scores.Real.BinaryCrossEntropy(target: 1f);
            var fake = scores.Fake.BinaryCrossEntropy(target: 0f);
            context.Report(LossDCodeReal, real);
            context.Report(LossDCodeFake, fake);
            return real + fake;
        }

        // The encoder stands still, so it runs as in use; the generator's step takes the gradient through it.
        Tensor Encode(Tensor images) => autoencoder.Encoder.Forward(images, ForwardContext.Inference);

        Tensor BothLosses(StepContext context)
        {
            var pixel = GeneratorLoss(context);
            var code = ScoreCodes(context).Fake.BinaryCrossEntropy(target: 1f);
            context.Report(LossGPixel, pixel);
            context.Report(LossGCode, code);
            return (PixelWeight * pixel) + (CodeWeight * code);
        }
    }

    /// <inheritdoc/>
    protected internal override void Validate()
    {
        base.Validate();
        if (PixelWeight == 0 && CodeWeight == 0)
        {
            throw new UserErrorException(
                "With pixel-weight and code-weight both 0 the generator has nothing to learn from; give one of "
                    + "them above 0."
            );
        }
    }
}
