using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Gans;
using GanForge.Gans.Architectures;
using GanForge.Gans.Latent;
using GanForge.Gans.Settings;
using GanForge.Imaging.Grids;
using GanForge.Networks;
using GanForge.Runs.Folder;
using GanForge.Tensors;

namespace GanForge.Runs.Models;

/// <summary>
/// The generator of a run, ready to create images:
/// <code>
/// var generator = GeneratorModel.Load(RunFolder.Find("latest"));
/// var images = generator.Sample([0, 1, 2]);      // (3, H, W, C)
/// </code>
/// </summary>
public sealed class GeneratorModel
{
    private readonly Module _module;

    internal GeneratorModel(GanRecipe recipe, OptionsFile file, Module module, long? step) =>
        (Recipe, Options, Image, _module, Kind, Step) = (
            recipe,
            file.Options,
            file.Image,
            module,
            DatasetCatalogue.KindOf(file.Identity.Dataset),
            step
        );

    /// <summary>The shape of an image.</summary>
    public ImageShape Image { get; }

    /// <summary>Makes generated images ready for a grid to draw.</summary>
    /// <param name="images">The images, (N, H, W, C).</param>
    public ImageBatch Pictures(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return new ImageBatch(images.Span, Image.Height, Image.Width, Image.Channels, Range);
    }

    /// <summary>The length of a noise vector.</summary>
    public int LatentDimensions => Recipe.LatentDimensions;

    /// <summary>The names of the generator's classes; empty if it is unconditional.</summary>
    public IReadOnlyList<string> ClassNames =>
        Recipe.Classes == 0
            ? []
            : DatasetCatalogue.Entries.FirstOrDefault(entry => entry.Name == Options.Dataset)?.ClassNames
                ?? [.. Enumerable.Range(0, Recipe.Classes).Select(number => $"{number}")];

    /// <summary>
    /// The classes with training images, as indices into <see cref="ClassNames"/>; other classes were never learned.
    /// </summary>
    public IReadOnlyList<int> TrainedClasses => Recipe.Classes == 0 ? [] : Recipe.TrainedClasses;

    /// <summary>The pixel values of black and white.</summary>
    public ValueRange Range => Recipe.PixelRange;

    /// <summary>What is generated: images or points.</summary>
    public ExampleKind Kind { get; }

    /// <summary>The number of steps that trained the weights; null if their file does not record it.</summary>
    public long? Step { get; }

    /// <summary>The options that the run was started with, including the data set.</summary>
    public TrainingOptions Options { get; }

    /// <summary>The recipe that trained the generator.</summary>
    public GanRecipe Recipe { get; }

    /// <summary>Loads a run's generator, even while the run is being trained.</summary>
    /// <param name="run">The run's folder.</param>
    /// <param name="epoch">The epoch after which the weights were kept; null for the newest weights.</param>
    /// <exception cref="UserErrorException">
    /// The run has no such weights, they are damaged, or another version wrote the run; the message says which.
    /// </exception>
    public static GeneratorModel Load(RunFolder run, int? epoch = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        var options = OptionsFile.Read(run);
        var recipe = RunWeights.RecipeOf(run, options);
        recipe.SetClasses(options.Classes, options.Identity.Data?.Present);
        var module = recipe.BuildGenerator(options.Image);
        var step = RunWeights.Load(module, epoch is { } kept ? KeptPath(run, kept) : run.GeneratorPath, run);
        return new GeneratorModel(recipe, options, module, step);
    }

    /// <summary>
    /// The noise of each seed, (N, latent dimensions), followed by the class if the generator is conditional. A seed's
    /// vector does not depend on the other seeds.
    /// </summary>
    public Tensor Noise(IReadOnlyList<ulong> seeds)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        return new SeededNoise(Recipe, seeds).Slice(0, seeds.Count);
    }

    /// <summary>Generates the images (N, H, W, C) of noise, with running statistics and without dropout.</summary>
    /// <exception cref="ArgumentException">
    /// The noise does not have the shape (N, latent dimensions), followed by the class if the generator is conditional.
    /// </exception>
    public Tensor Generate(Tensor noise)
    {
        ArgumentNullException.ThrowIfNull(noise);
        return noise.Rank == 2 && noise.Shape[1] == Recipe.GeneratorInputs
            ? BatchedInference.Apply(_module, noise, Image)
            : throw new ArgumentException(
                $"The noise of this generator has shape (N, {Recipe.GeneratorInputs}), not {noise.Shape}.",
                nameof(noise)
            );
    }

    /// <summary>Generates images like <see cref="Generate"/>, but in one batch and recorded for gradients.</summary>
    internal Tensor Forward(Tensor noise) => _module.Forward(noise, ForwardContext.Inference);

    /// <summary>Converts bytes to images (N, H, W, C) with pixel values in <see cref="Range"/>.</summary>
    /// <param name="pixels">N·H·W·C bytes, 0 for black and 255 for white.</param>
    /// <exception cref="ArgumentException">The bytes do not form a whole number of images.</exception>
    public Tensor Images(ReadOnlySpan<byte> pixels) => RunImages.FromBytes(Recipe, Image, pixels);

    /// <summary>
    /// Generates the images of seeds, (N, H, W, C). A seed's image does not depend on the other seeds.
    /// </summary>
    public Tensor Sample(IReadOnlyList<ulong> seeds) => Generate(Noise(seeds));

    private static string KeptPath(RunFolder run, int epoch)
    {
        var kept = run.KeptEpochs;
        if (kept.Contains(epoch))
            return run.KeptGeneratorPath(epoch);
        var which =
            kept.Count == 0
                ? "none are kept but the newest; 'ganforge train --keep-every 1' keeps those of every epoch"
                : $"there are those of {string.Join(", ", kept)}";
        throw new UserErrorException($"The run {run.Name} has no weights of epoch {epoch}: {which}.");
    }
}
