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
/// Goodfellow's GAN (2014, arXiv:1406.2661) with the non-saturating generator loss; a recipe overrides only what
/// differs. Every public property that can be initialised is a setting: of the command line, of files and of pages,
/// with the property's XML comment as its help.
/// </summary>
public abstract class GanRecipe
{
    private long? _trainedImages;

    /// <summary>The class's name in kebab case, without "Recipe": "dcgan-sgd" of DcganSgdRecipe.</summary>
    public string Name => NameOf(GetType());

    /// <summary>Passes over the data set.</summary>
    [Setting(Minimum = 1, Maximum = 1_000_000)]
    public int Epochs { get; init; } = 20;

    /// <summary>Images in a step.</summary>
    [Setting(Minimum = 2, Maximum = 65_536)]
    public int BatchSize { get; init; } = 64;

    /// <summary>Whether an epoch leaves out its last batch where that is smaller than the others.</summary>
    public bool DropLast { get; init; }

    /// <summary>Height and width of the images; the data set is resized to it, bilinearly. Points have none.</summary>
    [Setting(Minimum = 8, Maximum = 1_024, ForImages = true)]
    public int ImageSize { get; init; } = 28;

    /// <summary>Length of the noise vector that the generator turns into an image.</summary>
    [Setting(Minimum = 1, Maximum = 65_536, Aliases = ["latent-dim"])]
    public int LatentDimensions { get; init; } = 100;

    /// <summary>Distribution of the noise: normal is N(0, 1), uniform is U(−1, 1).</summary>
    public NoiseDistribution Noise { get; init; } = NoiseDistribution.Normal;

    /// <summary>
    /// What is subtracted from a pixel, which lies in [0, 1], before it is divided by pixel-deviation. Points stay as
    /// they are.
    /// </summary>
    [Setting(Minimum = 0, Maximum = 1, ForImages = true)]
    public float PixelMean { get; init; } = 0.5f;

    /// <summary>Pixels are normalised as (pixel − pixel-mean) / pixel-deviation; 0.5 and 0.5 give [−1, 1].</summary>
    [Setting(Minimum = 0, AboveMinimum = true, Maximum = 1, ForImages = true)]
    public float PixelDeviation { get; init; } = 0.5f;

    /// <summary>The pixel values that stand for black and white after normalisation.</summary>
    public ValueRange PixelRange => new(-PixelMean / PixelDeviation, (1 - PixelMean) / PixelDeviation);

    /// <summary>Learning rate of the generator.</summary>
    [Setting(Minimum = 0, AboveMinimum = true, Maximum = 10, Aliases = ["lr-g", "lr"])]
    public double LearningRateG { get; init; } = 2e-4;

    /// <summary>Learning rate of the discriminator.</summary>
    [Setting(Minimum = 0, AboveMinimum = true, Maximum = 10, Aliases = ["lr-d", "lr"])]
    public double LearningRateD { get; init; } = 2e-4;

    /// <summary>
    /// Share of the learning rates that is left at the end of the training, to which they fall along a straight line; 1
    /// keeps them.
    /// </summary>
    [Setting(Minimum = 0, Maximum = 1, Aliases = ["lr-end"])]
    public double LearningRateEnd { get; init; } = 1;

    /// <summary>
    /// Number of images, counting repeats, that the learning rates are tuned for. Runs that see k times as many divide
    /// them by k^¾; shorter runs use them as they are. 0 turns this off.
    /// </summary>
    [Setting(Minimum = 0, Maximum = 1_000_000_000)]
    public int LearningRateImages { get; init; }

    /// <summary>
    /// What moves the weights: adam (PyTorch's form), keras-adam (Keras's, whose epsilon weighs more), adam-w, rms-prop
    /// or sgd.
    /// </summary>
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.Adam;

    /// <summary>
    /// How much of the mean gradient stays from step to step, in the Adam family; the momentum of sgd.
    /// </summary>
    [Setting(Minimum = 0, Maximum = 1, BelowMaximum = true)]
    public double Beta1 { get; init; } = 0.9;

    /// <summary>
    /// How much of the gradient's mean square stays from step to step, in the Adam family and rms-prop.
    /// </summary>
    [Setting(Minimum = 0, Maximum = 1, BelowMaximum = true)]
    public double Beta2 { get; init; } = 0.999;

    /// <summary>
    /// What keeps the step finite where the gradient is nearly zero, in the Adam family and rms-prop.
    /// </summary>
    [Setting(Minimum = 0, AboveMinimum = true, Maximum = 1)]
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>
    /// Whether the generator learns from fakes of its own, or from those that the discriminator has just seen.
    /// </summary>
    public bool FreshNoise { get; init; }

    /// <summary>Steps of the discriminator for one of the generator, each on reals and noise of its own.</summary>
    [Setting(Minimum = 1, Maximum = 100)]
    public int DiscriminatorSteps { get; init; } = 1;

    /// <summary>
    /// Images that the discriminator sees at once, as channels of one (PacGAN); a divisor of the batch size. Above 1,
    /// an epoch's last short batch is left out.
    /// </summary>
    [Setting(Minimum = 1, Maximum = 64)]
    public int Packing { get; init; } = 1;

    /// <summary>
    /// Decay of the generator's averaged weights, which then make the samples; lower in the first steps; 0 takes the
    /// weights as they are.
    /// </summary>
    [Setting(Minimum = 0, Maximum = 1, BelowMaximum = true)]
    public double AverageDecay { get; init; }

    /// <summary>
    /// Epochs without improvement of the sum of both losses after which training stops, and the best weights are kept;
    /// 0 never stops early.
    /// </summary>
    [Setting(Minimum = 0, Maximum = 1_000_000)]
    public int Patience { get; init; }

    /// <summary>How weights begin; PyTorch's default unless overridden.</summary>
    protected virtual Initializer Initializer => Initializer.PyTorch;

    /// <summary>
    /// Whether images are made and judged by class: the generator is told a class behind its noise, and the
    /// discriminator has a score for each.
    /// </summary>
    public virtual bool IsConditional => false;

    /// <summary>
    /// The classes that images are made by: the data set's where the recipe is conditional, else 0. Known before
    /// networks are built.
    /// </summary>
    public int Classes { get; private set; }

    /// <summary>
    /// Length of what the generator turns into an image: noise, and behind it a number for each class, 1 at the one
    /// that is wanted.
    /// </summary>
    public int GeneratorInputs => LatentDimensions + Classes;

    /// <summary>
    /// Whether the discriminator's scores are no logits, and mean something only in comparison with others; see <see
    /// cref="GanModel.ScoresAreRelative"/>.
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

    /// <summary>The plot of what the discriminator's loss is made of.</summary>
    protected virtual PlotPlan DiscriminatorPlot =>
        new(
            "discriminator",
            "Discriminator loss on real and generated images",
            "loss",
            [(ScalarNames.LossDReal, "real"), (ScalarNames.LossDFake, "generated")]
        );

    /// <summary>The plot of what the discriminator believes.</summary>
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
    /// What a training of this recipe is watched for; where scores mean something else than logits, leave out rules
    /// that read them.
    /// </summary>
    public virtual IReadOnlyList<AlarmRule> Alarms => AlarmRule.All;

    /// <summary>The network from noise (N, <see cref="GeneratorInputs"/>) to images (N, H, W, C).</summary>
    /// <param name="image">The shape (H, W, C) of an image.</param>
    /// <exception cref="UserErrorException">The architecture has no form for such images.</exception>
    public abstract Module BuildGenerator(Shape image);

    /// <summary>
    /// The network from images (N, H, W, C) to logits (N, 1), or (N, <see cref="Classes"/>) where images are made by
    /// class.
    /// </summary>
    /// <param name="image">The shape (H, W, C) of an image.</param>
    /// <exception cref="UserErrorException">The architecture has no form for such images.</exception>
    public abstract Module BuildDiscriminator(Shape image);

    /// <summary>The autoencoder whose codes the recipe works with, or null where it has none, as most.</summary>
    /// <param name="image">The shape (H, W, C) of an image.</param>
    /// <exception cref="UserErrorException">The architecture has no form for such images.</exception>
    public virtual Autoencoder? BuildAutoencoder(Shape image) => null;

    /// <summary>
    /// Binary cross-entropy of the real images against 1 plus that of the generated ones against 0:
    /// mean softplus(−D(x)) + mean softplus(D(G(z))), with D's logits.
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
    /// The non-saturating loss: binary cross-entropy of the generated images against 1, mean softplus(−D(G(z))).
    /// </summary>
    public virtual Tensor GeneratorLoss(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.FakeScores.BinaryCrossEntropy(target: 1f);
    }

    /// <summary>
    /// The networks with their first weights, and the updates: the discriminator's, then the generator's.
    /// </summary>
    /// <param name="image">The shape (H, W, C) of an image.</param>
    /// <param name="seed">What the weights follow from.</param>
    /// <exception cref="UserErrorException">The architecture has no form for such images.</exception>
    public virtual GanModel BuildModel(Shape image, ulong seed)
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

    /// <summary>The discriminator, behind what packs images where the settings ask for it.</summary>
    /// <param name="image">The shape (H, W, C) of an image.</param>
    /// <exception cref="UserErrorException">The architecture has no form for such images.</exception>
    protected Module BuildPackedDiscriminator(Shape image) =>
        Packing == 1
            ? BuildDiscriminator(image)
            : new Packed(BuildDiscriminator(Packed.ShapeOf(image, Packing)), Packing);

    /// <summary>A network with its first weights and the optimizer of the settings.</summary>
    /// <param name="name">Its name in messages and checkpoints.</param>
    /// <param name="module">Its network.</param>
    /// <param name="learningRate">Its learning rate.</param>
    /// <param name="seed">What the weights follow from.</param>
    /// <param name="averaged">Whether its weights are averaged with <see cref="AverageDecay"/>.</param>
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

    /// <summary>Noise (count, <see cref="LatentDimensions"/>) for so many images.</summary>
    /// <param name="count">The number of images.</param>
    /// <param name="random">Where the numbers come from.</param>
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
    /// The straight line from 1 to <see cref="LearningRateEnd"/>, lower in trainings of more images than <see
    /// cref="LearningRateImages"/>, for <see cref="TrainingStage.LearningRateFactor"/>.
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
    /// What the generator turns into images (count, <see cref="GeneratorInputs"/>): noise, and the classes where it is
    /// told them.
    /// </summary>
    /// <param name="count">The number of images.</param>
    /// <param name="random">Where the noise comes from.</param>
    /// <param name="classes">A class for each image; not looked at where images are not made by class.</param>
    internal Tensor SampleInputs(int count, RandomStream random, ReadOnlySpan<byte> classes)
    {
        var noise = SampleNoise(count, random);
        return Classes == 0 ? noise : Ops.Concatenate([noise, OneHot.Encode(classes[..count], Classes)], axis: 1);
    }

    /// <summary>Makes known how long the training is.</summary>
    /// <param name="images">Real images that it sees, repetitions included.</param>
    internal void SetTrainingLength(long images) => _trainedImages = images;

    /// <summary>The classes that the training set has images of; seeds get them in turn.</summary>
    internal IReadOnlyList<int> TrainedClasses { get; private set; } = [];

    /// <summary>Makes the data set's classes known.</summary>
    /// <param name="count">How many it has.</param>
    /// <param name="trained">The classes that the training set has images of; null for all.</param>
    internal void SetClasses(int count, IReadOnlyList<int>? trained = null)
    {
        Classes = IsConditional ? count : 0;
        TrainedClasses = trained ?? [.. Enumerable.Range(0, Classes)];
    }

    /// <summary>Checks what no single setting can: how they go together.</summary>
    /// <exception cref="UserErrorException">They do not.</exception>
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
