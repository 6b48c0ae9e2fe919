using GanForge.Data.Catalogue;
using GanForge.Gans;

namespace GanForge.Runs.Folder;

/// <summary>The options of a training run: the recipe, the data and the output folder.</summary>
public sealed record TrainingOptions
{
    /// <summary>The name of a recipe in the <see cref="RecipeCatalogue"/>.</summary>
    public string Recipe { get; init; } = RecipeCatalogue.Default;

    /// <summary>
    /// The name of a data set in the catalogue, or a name for the images in <see cref="DataDirectory"/>.
    /// </summary>
    public string Dataset
    {
        get;
        init => field = DatasetCatalogue.CanonicalName(value);
    } = "mnist";

    /// <summary>The folder of the data set; null to use the built-in or the cached one.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The seed of all randomness.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// The number of steps after which to stop, even within an epoch; null for all epochs of the recipe.
    /// </summary>
    public long? Steps { get; init; }

    /// <summary>The number of epochs between two grids of samples.</summary>
    public int SampleEvery { get; init; } = 1;

    /// <summary>
    /// The number of epochs between two generators kept in files of their own, always including the last one; null
    /// keeps only the newest.
    /// </summary>
    public int? KeepEvery { get; init; }

    /// <summary>The longest time between two checkpoints; each epoch ends with one in any case.</summary>
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The number of epochs between two evaluations of the generator, always including the last epoch; 0 for none.
    /// </summary>
    /// <remarks>
    /// Null measures one metric of the finished generator, if its run has seen as many examples as are measured and no
    /// classifier has to be trained for it.
    /// </remarks>
    public int? EvaluateEvery { get; init; }

    /// <summary>The number of examples that an evaluation measures; null for the usual number.</summary>
    public int? EvaluateSamples { get; init; }

    /// <summary>The number of training images to use, counted from the first; null for all.</summary>
    public int? Images { get; init; }

    /// <summary>The folder in which the run's folder is created.</summary>
    public string OutDirectory { get; init; } = "runs";

    /// <summary>The words appended to the name of the run's folder.</summary>
    public string? Description { get; init; }

    /// <summary>The settings of the recipe that differ from its defaults, as texts by name.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
