using GanForge.Data;
using GanForge.Gans.Adversarial;
using GanForge.Gans.Architectures;
using GanForge.Gans.Diagnostics;
using GanForge.Gans.Settings;
using GanForge.Imaging.Grids;
using GanForge.Networks;
using GanForge.Networks.Checkpoints;
using GanForge.Networks.Initializers;
using GanForge.Networks.Optimizers;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Gans;

/// <summary>
/// Goodfellow's GAN (2014, arXiv:1406.2661) with the non-saturating generator loss. A recipe overrides only what
/// differs. Each public init property is a setting on the command line, in files and in the studio, and its XML comment
/// is the setting's help.
/// </summary>
public abstract class GanRecipe
{
    private long? _trainedImages;

    /// <summary>The class name in kebab case without "Recipe": "dcgan-sgd" for DcganSgdRecipe.</summary>
    public string Name => NameOf(GetType());

    /// <summary>Passes over the data set.</summary>
    [Setting(Minimum = 1, Maximum = 1_000_000)]
    public int Epochs { get; init; } = 20;

    /// <summary>Images in a step.</summary>
    [Setting(Minimum = 2, Maximum = 65_536)]
    public int BatchSize { get; init; } = 64;

    /// <summary>Leaves out the last batch of an epoch if it is smaller than the others.</summary>
    public bool DropLast { get; init; }

    /// <summary>
    /// Height and width of the images; the data set is resized to it bilinearly. Does not apply to points.
    /// </summary>
    [Setting(Minimum = 8, Maximum = 1_024, ForImages = true)]
    public int ImageSize { get; init; } = 28;

    /// <summary>Length of the noise vector that the generator turns into an image.</summary>
    [Setting(Minimum = 1, Maximum = 65_536, Aliases = ["latent-dim"])]
    public int LatentDimensions { get; init; } = 100;

    /// <summary>Distribution of the noise: normal is N(0, 1), uniform is U(−1, 1).</summary>
    public NoiseDistribution Noise { get; init; } = NoiseDistribution.Normal;

    /// <summary>
    /// Value that is subtracted from pixels in [0, 1] before the division by <see cref="PixelDeviation"/>. Points are
    /// not normalised.
    /// </summary>
    [Setting(Minimum = 0, Maximum = 1, ForImages = true)]
    public float PixelMean { get; init; } = 0.5f;

    /// <summary>
    /// Divisor of the pixel normalisation, (pixel − pixel-mean) / pixel-deviation. 0.5 for both gives [−1, 1].
    /// </summary>
    [Setting(Minimum = 0, AboveMinimum = true, Maximum = 1, ForImages = true)]
    public float PixelDeviation { get; init; } = 0.5f;

    /// <summary>The values of black and white after normalisation.</summary>
    public ValueRange PixelRange => new(-PixelMean / PixelDeviation, (1 - PixelMean) / PixelDeviation);

    /// <summary>Learning rate of the generator.</summary>
    [Setting(Minimum = 0, AboveMinimum = true, Maximum = 10, Aliases = ["lr-g", "lr"])]
    public double LearningRateG { get; init; } = 2e-4;

    /// <summary>Learning rate of the discriminator.</summary>
    [Setting(Minimum = 0, AboveMinimum = true, Maximum = 10, Aliases = ["lr-d", "lr"])]
    public double LearningRateD { get; init; } = 2e-4;

    /// <summary>
    /// Share of the learning rates that is left at the end; they fall linearly during training. 1 keeps them constant.
    /// </summary>
    [Setting(Minimum = 0, Maximum = 1, Aliases = ["lr-end"])]
    public double LearningRateEnd { get; init; } = 1;

    /// <summary>
    /// Number of training images, counting repeats, that the learning rates are tuned for. A run on k times as many
    /// divides them by k^¾; a shorter run leaves them unchanged. 0 turns this off.
    /// </summary>
    [Setting(Minimum = 0, Maximum = 1_000_000_000)]
    public int LearningRateImages { get; init; }

    /// <summary>
    /// Optimizer: adam (as in PyTorch), keras-adam (as in Keras, where epsilon weighs more), adam-w, rms-prop or sgd.
    /// </summary>
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.Adam;

    /// <summary>Decay rate of the mean gradient in the Adam family; the momentum of sgd.</summary>
    [Setting(Minimum = 0, Maximum = 1, BelowMaximum = true)]
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Decay rate of the mean squared gradient in the Adam family and rms-prop.</summary>
    [Setting(Minimum = 0, Maximum = 1, BelowMaximum = true)]
    public double Beta2 { get; init; } = 0.999;

    /// <summary>
    /// Small number added to the denominator of a step in the Adam family and rms-prop; it keeps the step finite where
    /// the gradient is nearly zero.
    /// </summary>
    [Setting(Minimum = 0, AboveMinimum = true, Maximum = 1)]
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>
    /// Draws new noise for the generator's update instead of reusing the images that the discriminator has just seen.
    /// </summary>
    public bool FreshNoise { get; init; }

    /// <summary>Discriminator updates per generator update, each on new real images and new noise.</summary>
    [Setting(Minimum = 1, Maximum = 100)]
    public int DiscriminatorSteps { get; init; } = 1;

    /// <summary>
    /// Number of images that the discriminator sees together, stacked as channels (PacGAN); it must divide the batch
    /// size. Above 1, a short last batch of an epoch is left out.
    /// </summary>
    [Setting(Minimum = 1, Maximum = 64)]
    public int Packing { get; init; } = 1;

    /// <summary>
    /// Decay of the moving average of the generator's weights, which then draws the samples; lower in the first steps.
    /// 0 turns averaging off.
    /// </summary>
    [Setting(Minimum = 0, Maximum = 1, BelowMaximum = true)]
    public double AverageDecay { get; init; }

    /// <summary>
    /// Epochs without improvement of the sum of both losses after which training stops and keeps the best weights. 0
    /// never stops early.
    /// </summary>
    [Setting(Minimum = 0, Maximum = 1_000_000)]
    public int Patience { get; init; }

    /// <summary>The initializer of the weights; PyTorch's default unless overridden.</summary>
    protected virtual Initializer Initializer => Initializer.PyTorch;

    /// <summary>
    /// True if images are generated and scored by class: the generator receives a class after its noise, and the
    /// discriminator has a score per class.
    /// </summary>
    public virtual bool IsConditional => false;

    /// <summary>
    /// Number of classes of the data set if the recipe is conditional, otherwise 0. Set before networks are built.
    /// </summary>
    public int Classes { get; private set; }

    /// <summary>
    /// Length of the generator's input: the noise, followed by a one-hot class if the recipe is conditional.
    /// </summary>
    public int GeneratorInputs => LatentDimensions + Classes;

    /// <summary>
    /// True if the discriminator's scores are not logits and have a meaning only relative to each other; see
    /// <see cref="GanModel.ScoresAreRelative"/>.
    /// </summary>
    protected virtual bool ScoresAreRelative => false;

    /// <summary>The plots of a run, kept in plots/ and shown in its report.</summary>
    public virtual IReadOnlyList<PlotPlan> Plots =>
        [
            new(
                "losses",
                "Generator and discriminator loss",
                "loss",
                [(ScalarNames.LossG, "generator"), (ScalarNames.LossD, "discriminator")]
            ),
            DiscriminatorPlot,
            ScoresPlot,
            new(
                "accuracy",
                "Discriminator accuracy after each epoch",
                "accuracy, 0.5 is chance",
                [(ScalarNames.AccuracyReal, "real test images"), (ScalarNames.AccuracyFake, "generated")]
            )
            {
                IsProbability = true,
                ByEpoch = true,
            },
        ];

    /// <summary>The plot of the parts of the discriminator's loss.</summary>
    protected virtual PlotPlan DiscriminatorPlot =>
        new(
            "discriminator",
            "Discriminator loss on real and generated images",
            "loss",
            [(ScalarNames.LossDReal, "real"), (ScalarNames.LossDFake, "generated")]
        );

    /// <summary>The plot of the discriminator's mean probability that images are real.</summary>
    private protected PlotPlan ScoresPlot =>
        new(
            "scores",
            ScoresAreRelative
                ? "What the discriminator believes"
                : "What the discriminator believes: 0.5 for both is the goal",
            ScoresAreRelative ? "mean of 1 / (1 + e^(midpoint − score))" : "mean probability of being real",
            [(ScalarNames.ScoreReal, "real, D(x)"), (ScalarNames.ScoreFake, "generated, D(G(z))")]
        )
        {
            IsProbability = true,
        };

    /// <summary>
    /// Alarm rules for trainings of this recipe. If scores are not logits, leave out the rules that read them.
    /// </summary>
    public virtual IReadOnlyList<AlarmRule> Alarms => AlarmRule.All;

    /// <summary>Builds the network from noise (N, <see cref="GeneratorInputs"/>) to images (N, H, W, C).</summary>
    /// <param name="image">The shape (H, W, C) of an image.</param>
    /// <exception cref="UserErrorException">The architecture does not support such images.</exception>
    public abstract Module BuildGenerator(ImageShape image);

    /// <summary>
    /// Builds the network from images (N, H, W, C) to logits (N, 1), or (N, <see cref="Classes"/>) if the recipe is
    /// conditional.
    /// </summary>
    /// <param name="image">The shape (H, W, C) of an image.</param>
    /// <exception cref="UserErrorException">The architecture does not support such images.</exception>
    public abstract Module BuildDiscriminator(ImageShape image);

    /// <summary>Builds the autoencoder whose codes the recipe uses; null for recipes without one.</summary>
    /// <param name="image">The shape (H, W, C) of an image.</param>
    /// <exception cref="UserErrorException">The architecture does not support such images.</exception>
    public virtual Autoencoder? BuildAutoencoder(ImageShape image) => null;

    /// <summary>
    /// Binary cross-entropy of real images with target 1 plus that of generated images with target 0: mean
    /// softplus(−D(x)) + mean softplus(D(G(z))), where D gives logits.
    /// </summary>
    public virtual Tensor DiscriminatorLoss(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var real = context.RealScores.BinaryCrossEntropy(target: 1f);
        var fake = context.FakeScores.BinaryCrossEntropy(target: 0f);
        context.Report(ScalarNames.LossDReal, real);
        context.Report(ScalarNames.LossDFake, fake);
        return real + fake;
    }

    /// <summary>
    /// The non-saturating loss: binary cross-entropy of generated images with target 1, mean softplus(−D(G(z))).
    /// </summary>
    public virtual Tensor GeneratorLoss(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.FakeScores.BinaryCrossEntropy(target: 1f);
    }

    /// <summary>
    /// Builds the networks with their initial weights, and the updates: the discriminator's, then the generator's.
    /// </summary>
    /// <param name="image">The shape (H, W, C) of an image.</param>
    /// <param name="seed">The seed of the initial weights.</param>
    /// <exception cref="UserErrorException">The architecture does not support such images.</exception>
    public virtual GanModel BuildModel(ImageShape image, ulong seed)
    {
        var generator = BuildNetwork(
            "generator",
            BuildGenerator(image),
            LearningRateG,
            seed,
            averaged: AverageDecay > 0
        );
        var discriminator = BuildNetwork("discriminator", BuildPackedDiscriminator(image), LearningRateD, seed);
        return new GanModel
        {
            Generator = generator.Module,
            Discriminator = discriminator.Module,
            ScoresAreRelative = ScoresAreRelative,
            Networks = [generator, discriminator],
            Stages =
            [
                new TrainingStage(
                    "training",
                    Epochs,
                    [
                        new UpdateStep(discriminator, DiscriminatorLoss, ScalarNames.LossD)
                        {
                            RepeatCount = DiscriminatorSteps,
                        },
                        new UpdateStep(generator, GeneratorLoss, ScalarNames.LossG)
                        {
                            Fakes = FreshNoise ? FakeSource.Fresh : FakeSource.Shared,
                        },
                    ]
                )
                {
                    LearningRateFactor = LearningRateFactor,
                },
            ],
        };
    }

    /// <summary>Builds the discriminator, preceded by a packing layer if <see cref="Packing"/> is above 1.</summary>
    /// <param name="image">The shape (H, W, C) of an image.</param>
    /// <exception cref="UserErrorException">The architecture does not support such images.</exception>
    protected Module BuildPackedDiscriminator(ImageShape image) =>
        Packing == 1
            ? BuildDiscriminator(image)
            : new Packed(BuildDiscriminator(Packed.ShapeOf(image, Packing)), Packing);

    /// <summary>Initializes a network and creates its optimizer from the settings.</summary>
    /// <param name="name">The name of the network in messages and checkpoints.</param>
    /// <param name="module">The network.</param>
    /// <param name="learningRate">The learning rate of the network.</param>
    /// <param name="seed">The seed of the initial weights.</param>
    /// <param name="averaged">True to average its weights with <see cref="AverageDecay"/>.</param>
    protected TrainedNetwork BuildNetwork(
        string name,
        Module module,
        double learningRate,
        ulong seed,
        bool averaged = false
    )
    {
        ArgumentNullException.ThrowIfNull(module);
        module.Initialize(Initializer, seed, name);
        return new TrainedNetwork(name, module, BuildOptimizer(module.Parameters, learningRate))
        {
            Average = averaged ? new ExponentialMovingAverage(module, AverageDecay, warmUp: true) : null,
        };
    }

    /// <summary>Samples noise (count, <see cref="LatentDimensions"/>).</summary>
    /// <param name="count">The number of images.</param>
    /// <param name="random">The stream of random numbers.</param>
    public virtual Tensor SampleNoise(int count, RandomStream random)
    {
        var noise = Tensor.Uninitialized([count, LatentDimensions]);
        if (Noise == NoiseDistribution.Normal)
            random.FillNormal(noise.Span);
        else
            random.FillUniform(noise.Span, low: -1f, high: 1f);
        return noise;
    }

    /// <summary>
    /// The <see cref="TrainingStage.LearningRateFactor"/>: a straight line from 1 to <see cref="LearningRateEnd"/>,
    /// lower in trainings on more images than <see cref="LearningRateImages"/>.
    /// </summary>
    private protected double LearningRateFactor(double progress)
    {
        var share =
            LearningRateImages > 0 && _trainedImages > LearningRateImages
                ? Math.Pow(LearningRateImages / (double)_trainedImages, 0.75)
                : 1;
        return share * (1 + (progress * (LearningRateEnd - 1)));
    }

    /// <summary>
    /// Samples inputs of the generator (count, <see cref="GeneratorInputs"/>): noise, followed by one-hot classes if
    /// the recipe is conditional.
    /// </summary>
    /// <param name="count">The number of images.</param>
    /// <param name="random">The stream of random numbers.</param>
    /// <param name="classes">A class for each image; ignored unless the recipe is conditional.</param>
    internal Tensor SampleInputs(int count, RandomStream random, ReadOnlySpan<byte> classes)
    {
        var noise = SampleNoise(count, random);
        return Classes == 0 ? noise : Ops.Concatenate([noise, OneHot.Encode(classes[..count], Classes)], axis: 1);
    }

    /// <summary>Sets the length of the training.</summary>
    /// <param name="images">The number of real images that the training sees, counting repeats.</param>
    internal void SetTrainingLength(long images) => _trainedImages = images;

    /// <summary>The classes that the training set has images of; seeds cycle through them.</summary>
    internal IReadOnlyList<int> TrainedClasses { get; private set; } = [];

    /// <summary>Sets the classes of the data set.</summary>
    /// <param name="count">The number of classes.</param>
    /// <param name="trained">The classes that the training set has images of; null for all.</param>
    internal void SetClasses(int count, IReadOnlyList<int>? trained = null)
    {
        Classes = IsConditional ? count : 0;
        TrainedClasses = trained ?? [.. Enumerable.Range(0, Classes)];
    }

    /// <summary>Checks combinations of settings, which the range of a single setting cannot exclude.</summary>
    /// <exception cref="UserErrorException">The settings contradict each other.</exception>
    protected internal virtual void Validate()
    {
        if (BatchSize % Packing != 0)
        {
            throw new UserErrorException(
                $"A batch of {BatchSize} images makes no whole packs of {Packing}; give a batch-size that "
                    + $"packing divides."
            );
        }
    }

    internal static string NameOf(Type type)
    {
        const string suffix = "Recipe";
        var name = type.Name;
        return KebabCase.From(
            name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal)
                ? name[..^suffix.Length]
                : name
        );
    }

    private Optimizer BuildOptimizer(IReadOnlyList<NamedTensor> parameters, double learningRate) =>
        Optimizer switch
        {
            OptimizerKind.Adam => new Adam(parameters, learningRate, Beta1, Beta2, Epsilon),
            OptimizerKind.KerasAdam => new Adam(
                parameters,
                learningRate,
                Beta1,
                Beta2,
                Epsilon,
                placement: AdamEpsilon.Keras
            ),
            OptimizerKind.AdamW => new AdamW(parameters, learningRate, Beta1, Beta2, Epsilon),
            OptimizerKind.RmsProp => new RmsProp(parameters, learningRate, smoothing: Beta2, Epsilon),
            _ => new Sgd(parameters, learningRate, momentum: Beta1),
        };
}
