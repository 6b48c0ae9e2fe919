using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Gans;
using GanForge.Gans.Architectures;
using GanForge.Gans.Settings;
using GanForge.Imaging.Grids;
using GanForge.Runs.Folder;
using GanForge.Runs.Output;
using GanForge.Tensors;

namespace GanForge.Runs.Models;

/// <summary>
/// The autoencoder of a run whose recipe trains one, ready to turn images into codes and codes into images:
/// <code>
/// var model = CodeModel.Load(RunFolder.Find("latest"));
/// var codes = model.Encode(model.Images(digits, [3, 7]));      // (2, code dimensions)
/// var images = model.Decode(codes);                            // (2, H, W, C)
/// </code>
/// Codes belong to the autoencoder: what is decoded from one is its decoder's output, and the generator has no part in it.
/// </summary>
public sealed class AutoencoderModel
{
    private readonly Autoencoder _autoencoder;
    private readonly Shape _image;

    private AutoencoderModel(TrainingOptions options, GanRecipe recipe, Shape image, Autoencoder autoencoder, long? step) =>
        (Options, Recipe, _image, _autoencoder, Step) = (options, recipe, image, autoencoder, step);

    /// <summary>Height of an image in pixels.</summary>
    public int Height => _image[0];

    /// <summary>Width of an image in pixels.</summary>
    public int Width => _image[1];

    /// <summary>Channels of a pixel.</summary>
    public int Channels => _image[2];

    /// <summary>Length of a code.</summary>
    public int CodeDimensions => _autoencoder.CodeDimensions;

    /// <summary>The density that the points of the data set follow, for <see cref="MixturePicture"/>; null where the run is one of images.</summary>
    public GaussianMixture? Mixture => DatasetCatalogue.MixtureOf(Options.Dataset);

    /// <summary>The pixel values that stand for black and white.</summary>
    public ValueRange Range => Recipe.PixelRange;

    /// <summary>The steps of training that made the weights; null where their file does not say so.</summary>
    public long? Step { get; }

    /// <summary>The recipe the autoencoder was trained by.</summary>
    public GanRecipe Recipe { get; }

    /// <summary>What the run was started with, the data set among it.</summary>
    public TrainingOptions Options { get; }

    /// <summary>Loads a run's autoencoder, also while the run goes on.</summary>
    /// <exception cref="UserErrorException">The run's recipe trains no autoencoder, the run has no weights yet, or they are damaged.</exception>
    public static AutoencoderModel Load(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var options = OptionsFile.Read(run);
        var recipe = RunWeights.RecipeOf(run, options);
        var autoencoder = recipe.BuildAutoencoder(options.Image)
            ?? throw new UserErrorException($"The run {run.Name} has no codes: its recipe, {recipe.Name}, trains no autoencoder; take a run of one that does, such as mggan.");
        var step = RunWeights.Load(autoencoder, run.AutoencoderPath, run);
        return new AutoencoderModel(options.Options, recipe, options.Image, autoencoder, step);
    }

    /// <summary>Images of a data set as the encoder takes them, (N, H, W, C): in the run's size and range of pixel values.</summary>
    /// <param name="dataset">The data set, of as many channels.</param>
    /// <param name="indices">Which images; at least one.</param>
    /// <exception cref="UserErrorException">The data set has other channels, or no image of an index.</exception>
    public Tensor Images(Dataset dataset, IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(indices);
        return RunImages.Read(Recipe, _image, dataset, indices);
    }

    /// <summary>The codes (N, code dimensions) of images (N, H, W, C) whose pixel values lie in <see cref="Range"/>.</summary>
    /// <exception cref="ArgumentException">The images have another shape.</exception>
    public Tensor Encode(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return images.Rank == 4 && images.Shape == _image.Batch(images.Shape[0])
            ? BatchedInference.Apply(_autoencoder.Encoder, images, [CodeDimensions])
            : throw new ArgumentException($"This encoder takes images of shape (N, {Height}, {Width}, {Channels}), not {images.Shape}.", nameof(images));
    }

    /// <summary>The images (N, H, W, C) of codes (N, code dimensions).</summary>
    /// <exception cref="ArgumentException">The codes have another shape.</exception>
    public Tensor Decode(Tensor codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        return codes.Rank == 2 && codes.Shape[1] == CodeDimensions
            ? BatchedInference.Apply(_autoencoder.Decoder, codes, _image)
            : throw new ArgumentException($"This decoder takes codes of shape (N, {CodeDimensions}), not {codes.Shape}.", nameof(codes));
    }
}
