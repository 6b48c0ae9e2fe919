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
/// The discriminator of a run, ready to judge images:
/// <code>
/// var discriminator = DiscriminatorModel.Load(RunFolder.Find("latest"));
/// var verdict = discriminator.Judge(discriminator.Images(pixels))[0];     // 28·28 bytes of a drawing
/// Console.WriteLine($"{verdict.Belief:P0} real. {discriminator.Scale.Meaning}");
/// </code>
/// An image's verdict is the same in any company. Any number of threads may judge at the same time.
/// </summary>
public sealed class DiscriminatorModel
{
    private readonly GanModel _model;
    private readonly Shape _image;
    private readonly bool _judgesAlone;
    private readonly Lazy<ScoreScale> _scale;

    private DiscriminatorModel(OptionsFile file, GanRecipe recipe, GanModel model, long step, DatasetPair? data)
    {
        (Options, Recipe, _image, _model, Step) = (file.Options, recipe, file.Image, model, step);
        _judgesAlone = model.Discriminator.Buffers.Any(buffer => buffer.Name.EndsWith("running_mean", StringComparison.Ordinal));
        _scale = new Lazy<ScoreScale>(() => FindScale(data));
    }

    /// <summary>Height of an image in pixels.</summary>
    public int Height => _image[0];

    /// <summary>Width of an image in pixels.</summary>
    public int Width => _image[1];

    /// <summary>Channels of a pixel.</summary>
    public int Channels => _image[2];

    /// <summary>The pixel values that stand for black and white.</summary>
    public ValueRange Range => Recipe.PixelRange;

    /// <summary>The density that the points of the data set follow; null where the run is one of images.</summary>
    public GaussianMixture? Mixture => DatasetCatalogue.MixtureOf(Options.Dataset);

    /// <summary>What the run was started with: its data set, for one.</summary>
    public TrainingOptions Options { get; }

    /// <summary>The recipe the discriminator was trained by.</summary>
    public GanRecipe Recipe { get; }

    /// <summary>The steps of training that made the weights.</summary>
    public long Step { get; }

    /// <summary>
    /// How scores are to be read: about 0 where they are logits. Where they mean something only in comparison
    /// (<see cref="GanModel.ScoresAreRelative"/>), about a midpoint that is found on test images and generated ones when the
    /// scale is first asked for.
    /// </summary>
    /// <exception cref="DatasetUnavailableException">They are needed, and the data set is nowhere to be had.</exception>
    public ScoreScale Scale => _scale.Value;

    private int Outputs => Math.Max(1, Recipe.Classes);

    /// <summary>Loads the discriminator of a run's newest checkpoint, also while the run goes on.</summary>
    /// <param name="run">The run.</param>
    /// <param name="data">The images for <see cref="Scale"/>, or null to load those that the run names when they are needed.</param>
    /// <exception cref="UserErrorException">
    /// The run has no checkpoint yet, it is damaged or another version's, or the discriminator judges packs of images; one sentence says which.
    /// </exception>
    public static DiscriminatorModel Load(RunFolder run, DatasetPair? data = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        var options = OptionsFile.Read(run);
        var recipe = RunWeights.RecipeOf(run, options);
        if (recipe.Packing > 1)
            throw new UserErrorException($"The discriminator of the run {run.Name} judges {recipe.Packing} images at once and none alone; take a run without packing.");
        recipe.SetClasses(options.Classes, options.Identity.Data?.Present);
        var model = recipe.BuildModel(options.Image, options.Options.Seed);
        var (file, progress) = RunWeights.OpenCheckpoint(run, options);
        Checkpoint.LoadPlayers(file, run.CheckpointPath, model);
        return new DiscriminatorModel(options, recipe, model, progress.Step, data);
    }

    /// <summary>Images (N, H, W, C) of their bytes, in the range that the discriminator takes.</summary>
    /// <param name="pixels">N·H·W·C bytes, 0 for black and 255 for white.</param>
    /// <exception cref="ArgumentException">The bytes fill no whole number of images.</exception>
    public Tensor Images(ReadOnlySpan<byte> pixels) => RunImages.FromBytes(Recipe, _image, pixels);

    /// <summary>Images (N, H, W, C) of a data set, in the run's size and range of pixel values.</summary>
    /// <param name="dataset">The data set, of as many channels.</param>
    /// <param name="indices">Which images; at least one.</param>
    /// <exception cref="UserErrorException">The data set has other channels, or no image of an index.</exception>
    public Tensor Images(Dataset dataset, IReadOnlyList<int> indices) => RunImages.Read(Recipe, _image, dataset, indices);

    /// <summary>The discriminator's scores of images and what they say, without dropout.</summary>
    /// <param name="images">(N, H, W, C), with pixel values in <see cref="Range"/>.</param>
    /// <param name="classes">The class of each, where images are judged by class; null to judge each as one of the class that suits it best.</param>
    /// <exception cref="ArgumentException">The images have another shape, or there is no such class.</exception>
    public IReadOnlyList<DiscriminatorVerdict> Judge(Tensor images, IReadOnlyList<int>? classes = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.Rank != 4 || images.Shape != _image.Batch(images.Shape[0]))
            throw new ArgumentException($"This discriminator takes images of shape (N, {Height}, {Width}, {Channels}), not {images.Shape}.", nameof(images));
        var asked = Recipe.Classes > 0 ? classes : null;
        if (asked is not null)
            RequireClasses(asked, images.Shape[0]);
        var scores = Score(images);
        return [.. Enumerable.Range(0, images.Shape[0]).Select(i => VerdictOn(scores.Span.Slice(i * Outputs, Outputs), asked?[i]))];
    }

    /// <summary>The scores over the plane, where the run is one of points.</summary>
    /// <param name="size">Points of a row, and rows; at least 2.</param>
    /// <exception cref="UserErrorException">The run is one of images.</exception>
    public ScoreField Field(int size = 64) => ScoreField.Compute(_model.Discriminator, Outputs, Mixture, size);

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
                throw new ArgumentException($"There is no class {asked}; the {Recipe.Classes} classes are numbered from 0.", nameof(classes));
        }
    }

    /// <summary>
    /// All scores of images, (N, 1) or (N, classes). Batch norm judges each image by its own statistics, as a batch of one:
    /// in training it saw real and generated images in batches apart, so that running statistics, which mix both, may turn
    /// the verdict round, and so may any company.
    /// </summary>
    private Tensor Score(Tensor images) => _judgesAlone
        ? BatchedInference.Apply(_model.Discriminator, images, [Outputs], ForwardContext.Judging, largest: 1)
        : BatchedInference.Apply(_model.Discriminator, images, [Outputs]);

    private ScoreScale FindScale(DatasetPair? data)
    {
        if (!_model.ScoresAreRelative)
            return ScoreScale.Logits;
        var test = (data ?? DatasetPair.Load(Options)).Test;
        return ScoreScaleSearch.Run(Recipe, test, indices => RunImages.Read(Recipe, _image, test, indices), Generate, Score);
    }

    private Tensor Generate(Tensor noise)
    {
        Tensor images = noise;
        _model.GeneratorNetwork.WithAverage(() => images = BatchedInference.Apply(_model.Generator, noise, _image));
        return images;
    }
}
