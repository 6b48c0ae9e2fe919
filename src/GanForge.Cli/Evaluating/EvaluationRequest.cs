using GanForge.Data.Catalogue;
using GanForge.Gans.Latent;
using GanForge.Imaging.Grids;

namespace GanForge.Cli.Evaluating;

/// <summary>A request of `evaluate`.</summary>
internal sealed record EvaluationRequest
{
    /// <summary>The runs and files to measure, at least one.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The folder of run folders.</summary>
    public required string RunsDirectory { get; init; }

    /// <summary>True to evaluate the weights of every epoch that is kept.</summary>
    public bool AllEpochs { get; init; }

    /// <summary>The epochs to evaluate, or null.</summary>
    public NumberList? Epochs { get; init; }

    /// <summary>The data set to measure files against, or null.</summary>
    public string? Dataset
    {
        get;
        init => field = value is null ? null : DatasetCatalogue.CanonicalName(value);
    }

    /// <summary>The folder of the data set's files, or null.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The values of black and white in files that do not hold bytes, or null.</summary>
    public ValueRange? Range { get; init; }

    /// <summary>The file with the requested classes of the images in the one file, or null.</summary>
    public string? Labels { get; init; }

    /// <summary>The number of examples, or null for the default.</summary>
    public int? Samples { get; init; }

    /// <summary>The seed of all randomness.</summary>
    public ulong Seed { get; init; }

    /// <summary>The names of the metrics, or null for the default ones.</summary>
    public IReadOnlyList<string>? Metrics { get; init; }

    /// <summary>The path of the picture of nearest training images, or null.</summary>
    public string? Neighbours { get; init; }

    /// <summary>True to print a JSON document.</summary>
    public bool Json { get; init; }

    /// <summary>The number of threads, or null for one per processor.</summary>
    public int? Threads { get; init; }
}
