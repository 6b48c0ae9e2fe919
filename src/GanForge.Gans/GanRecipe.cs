namespace GanForge.Gans;

/// <summary>
/// Goodfellow's GAN (2014, arXiv:1406.2661) with the non-saturating generator loss; a recipe overrides only what differs.
/// Every public property that can be initialised is a setting: of the command line, of files and of pages, with the
/// property's XML comment as its help.
/// </summary>
public abstract class GanRecipe
{
    /// <summary>The class's name in kebab case, for example "dcgan-sgd".</summary>
    public string Name => KebabCase.From(GetType().Name);

    /// <summary>Passes over the data set.</summary>
    [Setting(Minimum = 1, Maximum = 1_000_000)]
    public int Epochs { get; init; } = 20;

    /// <summary>Images in a step; a last batch that would be smaller is left out.</summary>
    [Setting(Minimum = 2, Maximum = 65_536)]
    public int BatchSize { get; init; } = 64;

    /// <summary>Height and width of the images; the data set is resized to it, bilinearly.</summary>
    [Setting(Minimum = 8, Maximum = 1_024)]
    public int ImageSize { get; init; } = 28;

    /// <summary>Length of the noise vector that the generator turns into an image.</summary>
    [Setting(Minimum = 1, Maximum = 65_536, Aliases = ["latent-dim"])]
    public int LatentDimensions { get; init; } = 100;

    /// <summary>Distribution of the noise: normal is N(0, 1), uniform is U(−1, 1).</summary>
    public NoiseDistribution Noise { get; init; } = NoiseDistribution.Normal;

    /// <summary>What is subtracted from a pixel, which lies in [0, 1], before it is divided by pixel-deviation.</summary>
    [Setting(Minimum = 0, Maximum = 1)]
    public float PixelMean { get; init; } = 0.5f;

    /// <summary>What a pixel less pixel-mean is divided by: mean and deviation 0.5 give values in [−1, 1].</summary>
    [Setting(Minimum = 0, AboveMinimum = true, Maximum = 1)]
    public float PixelDeviation { get; init; } = 0.5f;

    /// <summary>Learning rate of the generator.</summary>
    [Setting(Minimum = 0, AboveMinimum = true, Maximum = 10, Aliases = ["lr-g", "lr"])]
    public float LearningRateG { get; init; } = 2e-4f;

    /// <summary>Learning rate of the discriminator.</summary>
    [Setting(Minimum = 0, AboveMinimum = true, Maximum = 10, Aliases = ["lr-d", "lr"])]
    public float LearningRateD { get; init; } = 2e-4f;

    /// <summary>Steps of the discriminator for one of the generator, each on reals and noise of its own.</summary>
    [Setting(Minimum = 1, Maximum = 100)]
    public int DiscriminatorSteps { get; init; } = 1;

    /// <summary>Decay of the generator's averaged weights, which then make the samples; 0 takes the weights as they are.</summary>
    [Setting(Minimum = 0, Maximum = 1, BelowMaximum = true)]
    public float AverageDecay { get; init; }

    /// <summary>Epochs without improvement of the sum of both losses after which training stops, and the best weights are kept; 0 never stops early.</summary>
    [Setting(Minimum = 0, Maximum = 1_000_000)]
    public int Patience { get; init; }

    /// <summary>Checks what no single setting can: how they go together.</summary>
    /// <exception cref="UserErrorException">They do not.</exception>
    protected internal virtual void Validate()
    {
    }
}
