using GanForge.Data.Catalogue;
using GanForge.Gans;

namespace GanForge.Runs.Folder;

/// <summary>What to train, on what, and where to keep it.</summary>
public sealed record TrainingOptions
{
    /// <summary>A name of the <see cref="RecipeCatalogue"/>.</summary>
    public string Recipe { get; init; } = RecipeCatalogue.Default;

    /// <summary>A name of the data-set catalogue, or what the images in <see cref="DataDirectory"/> are to be called.</summary>
    public string Dataset { get; init => field = DatasetCatalogue.CanonicalName(value); } = "mnist";

    /// <summary>A folder that holds the data set, or null to take it from inside the program or from the cache.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The number that all randomness follows from.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Steps after which to stop, even within an epoch; null for the recipe's epochs.</summary>
    public long? Steps { get; init; }

    /// <summary>Epochs from one grid of samples to the next.</summary>
    public int SampleEvery { get; init; } = 1;

    /// <summary>Epochs from one to the next whose generator is kept in a file of its own, the last one always among them; null keeps only the newest.</summary>
    public int? KeepEvery { get; init; }

    /// <summary>The longest time from one checkpoint to the next; each epoch ends with one in any case.</summary>
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Epochs from one evaluation of the generator to the next, the last one always evaluated. Null measures one figure of the
    /// finished generator, where its run has seen as many examples as are measured and no classifier has to be trained for
    /// it; 0 measures nothing.
    /// </summary>
    public int? EvaluateEvery { get; init; }

    /// <summary>Examples that an evaluation measures; null for as many as usual.</summary>
    public int? EvaluateSamples { get; init; }

    /// <summary>Uses only the first so many training images; null for all.</summary>
    public int? Images { get; init; }

    /// <summary>The folder that gets the run's folder.</summary>
    public string OutDirectory { get; init; } = "runs";

    /// <summary>Words for the end of the run folder's name.</summary>
    public string? Description { get; init; }

    /// <summary>Settings of the recipe that differ from its defaults, names to texts.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
