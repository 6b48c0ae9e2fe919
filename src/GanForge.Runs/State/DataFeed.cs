using GanForge.Data;
using GanForge.Data.Batches;
using GanForge.Gans;
using GanForge.Gans.Adversarial;
using GanForge.Gans.Architectures;
using GanForge.Gans.Settings;
using GanForge.Imaging.Grids;
using GanForge.Tensors;
using GanForge.Tensors.Random;

namespace GanForge.Runs.State;

/// <summary>Batches of a data set, and noise; both depend on the seed and the step alone.</summary>
internal sealed class DataFeed : IBatchSource
{
    /// <summary>
    /// The largest number of noise draws in a step; keeps the random streams of consecutive steps apart.
    /// </summary>
    private const int DrawsPerStep = 1_024;

    private readonly GanRecipe _recipe;
    private readonly RandomStream _noise;
    private readonly RandomStream _dropout;
    private readonly byte[] _classes;

    public DataFeed(GanRecipe recipe, Dataset data, ulong seed)
    {
        _recipe = recipe;
        (Kind, Examples) = (data.Kind, data.Count);
        _noise = new RandomStream(seed, "noise");
        _dropout = new RandomStream(seed, "dropout");
        Normalization = new Normalization(recipe.PixelMean, recipe.PixelDeviation);
        if (data.Count < recipe.BatchSize)
        {
            throw new UserErrorException(
                $"The {data.Count} examples of {data.Name} do not fill a batch of {recipe.BatchSize}; give a "
                    + $"smaller batch-size."
            );
        }

        Loader = new BatchLoader(
            data,
            recipe.BatchSize,
            seed,
            Normalization,
            (recipe.ImageSize, recipe.ImageSize),
            recipe.DropLast || recipe.Packing > 1
        );
        _classes = recipe.Classes > 0 ? new byte[Loader.BatchSize] : [];
    }

    public BatchLoader Loader { get; }

    /// <summary>The number of examples.</summary>
    public int Examples { get; }

    /// <summary>What the examples are: images or points.</summary>
    public ExampleKind Kind { get; }

    /// <summary>The range of a pixel's values; null for points, which have no bounds.</summary>
    public ValueRange? PixelRange => Kind == ExampleKind.Images ? _recipe.PixelRange : null;

    public Normalization Normalization { get; }

    public ImageShape Image => Loader.Image;

    public long StepsPerEpoch(TrainingStage stage) => Loader.BatchesPerEpoch / stage.BatchesPerStep;

    public Tensor? Labels { get; private set; }

    public Tensor NextReals()
    {
        var batch = Tensor.Uninitialized(Image.Batch(Loader.BatchSize));
        var count = Loader.Next(batch.Span, _classes);
        Labels = _recipe.Classes > 0 ? OneHot.Encode(_classes.AsSpan(0, count), _recipe.Classes) : null;
        return count == Loader.BatchSize
            ? batch
            : Tensor.From(batch.Span[..(count * Image.Elements)], Image.Batch(count));
    }

    public Tensor Noise(int count, long step, int draw) =>
        _recipe.SampleNoise(count, _noise.At((step * DrawsPerStep) + draw));

    public RandomStream Dropout(long step) => _dropout.At(step);
}
