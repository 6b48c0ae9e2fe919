using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Gans;
using GanForge.Gans.Architectures;
using GanForge.Gans.Settings;
using GanForge.Imaging.Grids;
using GanForge.Runs.Folder;
using GanForge.Tensors;

namespace GanForge.Runs.Models;

/// <summary>
/// The autoencoder of a run, if its recipe trains one; it turns images into codes and codes into images:
/// <code>
/// var model = AutoencoderModel.Load(RunFolder.Find("latest"));
/// var codes = model.Encode(model.Images(digits, [3, 7]));      // (2, code dimensions)
/// var images = model.Decode(codes);                            // (2, H, W, C)
/// </code>
/// Codes belong to the autoencoder alone: its decoder decodes them, and the generator is not involved.
/// </summary>
public sealed class AutoencoderModel
{
    private readonly Autoencoder _autoencoder;

    private AutoencoderModel(
        TrainingOptions options,
        GanRecipe recipe,
        ImageShape image,
        Autoencoder autoencoder,
        long? step
    ) => (Options, Recipe, Image, _autoencoder, Step) = (options, recipe, image, autoencoder, step);

    /// <summary>The shape of an image.</summary>
    public ImageShape Image { get; }

    /// <summary>The length of a code.</summary>
    public int CodeDimensions => _autoencoder.CodeDimensions;

    /// <summary>What is generated: images or points.</summary>
    public ExampleKind Kind => DatasetCatalogue.KindOf(Options.Dataset);

    /// <summary>The pixel values of black and white.</summary>
    public ValueRange Range => Recipe.PixelRange;

    /// <summary>The number of steps that trained the weights; null if their file does not record it.</summary>
    public long? Step { get; }

    /// <summary>The recipe that trained the autoencoder.</summary>
    public GanRecipe Recipe { get; }

    /// <summary>The options that the run was started with, including the data set.</summary>
    public TrainingOptions Options { get; }

    /// <summary>Loads a run's autoencoder, even while the run is being trained.</summary>
    /// <exception cref="UserErrorException">
    /// The run's recipe trains no autoencoder, the run has no weights yet, or they are damaged.
    /// </exception>
    public static AutoencoderModel Load(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var options = OptionsFile.Read(run);
        var recipe = RunWeights.RecipeOf(run, options);
        var autoencoder =
            recipe.BuildAutoencoder(options.Image)
            ?? throw new UserErrorException(
                $"The run {run.Name} has no codes: its recipe, {recipe.Name}, trains no autoencoder; take a run "
                    + $"of one that does, such as mggan."
            );
        var step = RunWeights.Load(autoencoder, run.AutoencoderPath, run);
        return new AutoencoderModel(options.Options, recipe, options.Image, autoencoder, step);
    }

    /// <summary>
    /// Prepares images of a data set for the encoder, (N, H, W, C), in the run's size and range of pixel values.
    /// </summary>
    /// <param name="dataset">The data set, with the run's number of channels.</param>
    /// <param name="indices">The indices of the images; at least one.</param>
    /// <exception cref="UserErrorException">
    /// The data set has a different number of channels, or an index is out of range.
    /// </exception>
    public Tensor Images(Dataset dataset, IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(indices);
        return RunImages.Read(Recipe, Image, dataset, indices);
    }

    /// <summary>
    /// Encodes images (N, H, W, C) with pixel values in <see cref="Range"/> as codes (N, code dimensions).
    /// </summary>
    /// <exception cref="ArgumentException">The images have a different shape.</exception>
    public Tensor Encode(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return images.Rank == 4 && images.Shape == Image.Batch(images.Shape[0])
            ? BatchedInference.Apply(_autoencoder.Encoder, images, [CodeDimensions])
            : throw new ArgumentException(
                $"This encoder takes images of {Image}, not a tensor of shape {images.Shape}.",
                nameof(images)
            );
    }

    /// <summary>Decodes codes (N, code dimensions) to images (N, H, W, C).</summary>
    /// <exception cref="ArgumentException">The codes have a different shape.</exception>
    public Tensor Decode(Tensor codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        return codes.Rank == 2 && codes.Shape[1] == CodeDimensions
            ? BatchedInference.Apply(_autoencoder.Decoder, codes, Image)
            : throw new ArgumentException(
                $"This decoder takes codes of shape (N, {CodeDimensions}), not {codes.Shape}.",
                nameof(codes)
            );
    }
}
