using GanForge.Data;
using GanForge.Data.Catalogue;
using GanForge.Gans;
using GanForge.Gans.Adversarial;
using GanForge.Gans.Architectures;
using GanForge.Gans.Settings;
using GanForge.Imaging.Grids;
using GanForge.Networks;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;
using GanForge.Runs.State;
using GanForge.Tensors;

namespace GanForge.Studio.Lab;

/// <summary>
/// Loads the discriminator of a run and judges images with it:
/// <code>
/// var discriminator = DiscriminatorModel.Load(RunFolder.Find("latest"));
/// var verdict = discriminator.Judge(discriminator.Images(pixels))[0];     // 28·28 bytes of a drawing
/// Console.WriteLine($"{verdict.Belief:P0} real. {discriminator.Scale.Meaning}");
/// </code>
/// The verdict on an image does not depend on the other images in the batch. Judging is thread-safe.
/// </summary>
public sealed class DiscriminatorModel
{
    private readonly GanModel _model;
    private readonly bool _judgesAlone;
    private readonly Lazy<ScoreScale> _scale;

    private DiscriminatorModel(OptionsFile file, GanRecipe recipe, GanModel model, long step, DatasetPair? data)
    {
        (Options, Recipe, Image, _model, Step) = (file.Options, recipe, file.Image, model, step);
        _judgesAlone = model.Discriminator.Buffers.Any(buffer =>
            buffer.Name.EndsWith("running_mean", StringComparison.Ordinal)
        );
        _scale = new Lazy<ScoreScale>(() => FindScale(data));
    }

    /// <summary>The shape of an image.</summary>
    public ImageShape Image { get; }

    /// <summary>The pixel values that represent black and white.</summary>
    public ValueRange Range => Recipe.PixelRange;

    /// <summary>What the run trains on: images or points.</summary>
    public ExampleKind Kind => DatasetCatalogue.KindOf(Options.Dataset);

    /// <summary>The options the run was started with, including its data set.</summary>
    public TrainingOptions Options { get; }

    /// <summary>The recipe that trained the discriminator.</summary>
    public GanRecipe Recipe { get; }

    /// <summary>The training step of the loaded weights.</summary>
    public long Step { get; }

    /// <summary>
    /// The scale for reading scores: logits have threshold 0, relative ones (<see cref="GanModel.ScoresAreRelative"/>)
    /// a midpoint computed from test and generated images on first access.
    /// </summary>
    /// <exception cref="DatasetUnavailableException">
    /// The scale needs images, and the data set is not available.
    /// </exception>
    public ScoreScale Scale => _scale.Value;

    private int Outputs => Math.Max(1, Recipe.Classes);

    /// <summary>
    /// Loads the discriminator from the run's latest checkpoint, even while the run is still training.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="data">
    /// The images for <see cref="Scale"/>, or null to load the run's own data set when needed.
    /// </param>
    /// <exception cref="UserErrorException">
    /// The run has no checkpoint yet, the checkpoint is damaged or from another version, or the discriminator judges
    /// packs of images; the message says which.
    /// </exception>
    public static DiscriminatorModel Load(RunFolder run, DatasetPair? data = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        var options = OptionsFile.Read(run);
        var recipe = RunWeights.RecipeOf(run, options);
        if (recipe.Packing > 1)
        {
            throw new UserErrorException(
                $"The discriminator of the run {run.Name} judges {recipe.Packing} images at once and none "
                    + $"alone; take a run without packing."
            );
        }

        recipe.SetClasses(options.Classes, options.Identity.Data?.Present);
        var model = recipe.BuildModel(options.Image, options.Options.Seed);
        var (file, progress) = RunWeights.OpenCheckpoint(run, options);
        Checkpoint.LoadNetworks(file, run.CheckpointPath, model);
        return new DiscriminatorModel(options, recipe, model, progress.Step, data);
    }

    /// <summary>Converts bytes to images (N, H, W, C) in the discriminator's pixel range.</summary>
    /// <param name="pixels">The N·H·W·C bytes, 0 for black and 255 for white.</param>
    /// <exception cref="ArgumentException">The bytes do not form a whole number of images.</exception>
    public Tensor Images(ReadOnlySpan<byte> pixels) => RunImages.FromBytes(Recipe, Image, pixels);

    /// <summary>Reads images (N, H, W, C) from a data set, in the run's size and pixel range.</summary>
    /// <param name="dataset">The data set, with the same number of channels as the run.</param>
    /// <param name="indices">The indices of the images; at least one.</param>
    /// <exception cref="UserErrorException">
    /// The data set has a different number of channels, or an index is out of range.
    /// </exception>
    public Tensor Images(Dataset dataset, IReadOnlyList<int> indices) =>
        RunImages.Read(Recipe, Image, dataset, indices);

    /// <summary>Computes the discriminator's scores and verdicts for images, without dropout.</summary>
    /// <param name="images">The images, (N, H, W, C), with pixel values in <see cref="Range"/>.</param>
    /// <param name="classes">
    /// The class of each image if images are judged by class; null to judge each image as the class that suits it best.
    /// </param>
    /// <exception cref="ArgumentException">The images have the wrong shape, or a class does not exist.</exception>
    public IReadOnlyList<DiscriminatorVerdict> Judge(Tensor images, IReadOnlyList<int>? classes = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.Rank != 4 || images.Shape != Image.Batch(images.Shape[0]))
        {
            throw new ArgumentException(
                $"This discriminator takes images of {Image}, not a tensor of shape {images.Shape}.",
                nameof(images)
            );
        }

        var asked = Recipe.Classes > 0 ? classes : null;
        if (asked is not null)
            RequireClasses(asked, images.Shape[0]);
        var scores = Score(images);
        return
        [
            .. Enumerable
                .Range(0, images.Shape[0])
                .Select(i => VerdictOn(scores.Span.Slice(i * Outputs, Outputs), asked?[i])),
        ];
    }

    /// <summary>Computes the scores over the plane if the run trains on points.</summary>
    /// <param name="size">The number of rows and of points per row; at least 2.</param>
    /// <exception cref="UserErrorException">The run trains on images.</exception>
    public ScoreField Field(int size = 64) => ScoreField.Compute(_model.Discriminator, Outputs, Kind, size);

    private DiscriminatorVerdict VerdictOn(ReadOnlySpan<float> scores, int? asked)
    {
        if (Recipe.Classes == 0)
            return new DiscriminatorVerdict(scores[0], Scale.BeliefIn(scores[0]), Class: null);
        if (asked is { } only)
            return new DiscriminatorVerdict(scores[only], Scale.BeliefIn(scores[only], only), only);
        var best = new DiscriminatorVerdict(scores[0], Scale.BeliefIn(scores[0], 0), 0);
        for (var label = 1; label < scores.Length; label++)
        {
            if (Scale.BeliefIn(scores[label], label) is var belief && belief > best.Belief)
                best = new DiscriminatorVerdict(scores[label], belief, label);
        }
        return best;
    }

    private void RequireClasses(IReadOnlyList<int> classes, int count)
    {
        if (classes.Count != count)
            throw new ArgumentException($"{count} images were given with {classes.Count} classes.", nameof(classes));
        foreach (var asked in classes)
        {
            if (asked < 0 || asked >= Recipe.Classes)
            {
                throw new ArgumentException(
                    $"There is no class {asked}; the {Recipe.Classes} classes are numbered from 0.",
                    nameof(classes)
                );
            }
        }
    }

    /// <summary>
    /// Computes all scores, (N, 1) or (N, classes). Batch norm takes one image per batch: training keeps real and
    /// generated batches apart, so running statistics, which mix both, or other images could flip the verdict.
    /// </summary>
    private Tensor Score(Tensor images) =>
        _judgesAlone
            ? BatchedInference.Apply(_model.Discriminator, images, [Outputs], ForwardContext.Judging, largest: 1)
            : BatchedInference.Apply(_model.Discriminator, images, [Outputs]);

    private ScoreScale FindScale(DatasetPair? data)
    {
        if (!_model.ScoresAreRelative)
            return ScoreScale.Logits;
        var test = (data ?? DatasetPair.Load(Options)).Test;
        return ScoreScaleSearch.Run(
            Recipe,
            test,
            indices => RunImages.Read(Recipe, Image, test, indices),
            Generate,
            Score
        );
    }

    private Tensor Generate(Tensor noise)
    {
        Tensor images = noise;
        _model.GeneratorNetwork.WithAverage(() => images = BatchedInference.Apply(_model.Generator, noise, Image));
        return images;
    }
}
