using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Gans;
using GanForge.Gans.Architectures;
using GanForge.Gans.Latent;
using GanForge.Gans.Settings;
using GanForge.Imaging.Grids;
using GanForge.Networks;
using GanForge.Runs.Folder;
using GanForge.Runs.Output;
using GanForge.Tensors;

namespace GanForge.Runs.Models;

/// <summary>
/// The generator of a run, ready to make images:
/// <code>
/// var generator = GeneratorModel.Load(RunFolder.Find("latest"));
/// var images = generator.Sample([0, 1, 2]);      // (3, H, W, C)
/// </code>
/// </summary>
public sealed class GeneratorModel
{
    private readonly Module _module;
    private readonly Shape _image;

    internal GeneratorModel(GanRecipe recipe, OptionsFile file, Module module, long? step) =>
        (Recipe, Options, _image, _module, Mixture, Step) = (recipe, file.Options, file.Image, module, DatasetCatalogue.MixtureOf(file.Identity.Dataset), step);

    /// <summary>Height of an image in pixels.</summary>
    public int Height => _image[0];

    /// <summary>Width of an image in pixels.</summary>
    public int Width => _image[1];

    /// <summary>Channels of a pixel.</summary>
    public int Channels => _image[2];

    /// <summary>Length of a noise vector.</summary>
    public int LatentDimensions => Recipe.LatentDimensions;

    /// <summary>What the classes that images are made by are called; none where they are not.</summary>
    public IReadOnlyList<string> ClassNames => Recipe.Classes == 0 ? []
        : DatasetCatalogue.Entries.FirstOrDefault(entry => entry.Name == Options.Dataset)?.ClassNames ?? [.. Enumerable.Range(0, Recipe.Classes).Select(number => $"{number}")];

    /// <summary>The classes that the training set had images of, as indices into <see cref="ClassNames"/>; images of others were never learnt.</summary>
    public IReadOnlyList<int> TrainedClasses => Recipe.Classes == 0 ? [] : Recipe.TrainedClasses;

    /// <summary>The pixel values that stand for black and white.</summary>
    public ValueRange Range => Recipe.PixelRange;

    /// <summary>The density that the points of the data set follow, for <see cref="MixturePicture"/>; null where the generator makes images.</summary>
    public GaussianMixture? Mixture { get; }

    /// <summary>The steps of training that made the weights; null where their file does not say so.</summary>
    public long? Step { get; }

    /// <summary>What the run was started with: its data set, for one.</summary>
    public TrainingOptions Options { get; }

    /// <summary>The recipe the generator was trained by.</summary>
    public GanRecipe Recipe { get; }

    /// <summary>Loads a run's generator, also while the run goes on.</summary>
    /// <param name="run">The run.</param>
    /// <param name="epoch">The epoch after which the weights were kept, or null for the newest ones.</param>
    /// <exception cref="UserErrorException">
    /// The run has no such weights, they are damaged, or the run is another version's; one sentence says which.
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

    /// <summary>The noise of each seed, (N, latent dimensions), with its class behind it where images are made by class; a seed's vector is the same in any company.</summary>
    public Tensor Noise(IReadOnlyList<ulong> seeds)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        return new SeededNoise(Recipe, seeds).Slice(0, seeds.Count);
    }

    /// <summary>The images of some noise, (N, H, W, C), with running statistics and without dropout.</summary>
    /// <exception cref="ArgumentException">The noise is not (N, latent dimensions), with the class behind it where images are made by class.</exception>
    public Tensor Generate(Tensor noise)
    {
        ArgumentNullException.ThrowIfNull(noise);
        return noise.Rank == 2 && noise.Shape[1] == Recipe.GeneratorInputs
            ? BatchedInference.Apply(_module, noise, _image)
            : throw new ArgumentException($"The noise of this generator has shape (N, {Recipe.GeneratorInputs}), not {noise.Shape}.", nameof(noise));
    }

    /// <summary>As <see cref="Generate"/>, in one batch and recorded, so that gradients may be asked for.</summary>
    internal Tensor Forward(Tensor noise) => _module.Forward(noise, ForwardContext.Inference);

    /// <summary>Images (N, H, W, C) of their bytes, in <see cref="Range"/>.</summary>
    /// <param name="pixels">N·H·W·C bytes, 0 for black and 255 for white.</param>
    /// <exception cref="ArgumentException">The bytes fill no whole number of images.</exception>
    public Tensor Images(ReadOnlySpan<byte> pixels) => RunImages.FromBytes(Recipe, _image, pixels);

    /// <summary>The images of seeds, (N, H, W, C): seed by seed the same in any company.</summary>
    public Tensor Sample(IReadOnlyList<ulong> seeds) => Generate(Noise(seeds));

    private static string KeptPath(RunFolder run, int epoch)
    {
        var kept = run.KeptEpochs;
        if (kept.Contains(epoch))
            return run.KeptGeneratorPath(epoch);
        var which = kept.Count == 0 ? "none are kept but the newest; 'ganforge train --keep-every 1' keeps those of every epoch" : $"there are those of {string.Join(", ", kept)}";
        throw new UserErrorException($"The run {run.Name} has no weights of epoch {epoch}: {which}.");
    }
}
