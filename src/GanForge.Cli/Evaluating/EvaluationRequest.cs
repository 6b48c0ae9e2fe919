using GanForge.Data.Catalogue;
using GanForge.Gans.Latent;
using GanForge.Imaging.Grids;

namespace GanForge.Cli.Evaluating;

/// <summary>What `evaluate` is asked for.</summary>
internal sealed record EvaluationRequest
{
    /// <summary>What is to be measured, one or more.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The folder of run folders.</summary>
    public required string RunsDirectory { get; init; }

    /// <summary>Whether the weights of all epochs that are kept are meant.</summary>
    public bool AllEpochs { get; init; }

    /// <summary>The epochs whose weights are meant, or null.</summary>
    public NumberList? Epochs { get; init; }

    /// <summary>The data set that files are measured against, or null.</summary>
    public string? Dataset { get; init => field = value is null ? null : DatasetCatalogue.CanonicalName(value); }

    /// <summary>The folder of its files, or null.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Black and white in files of other numbers than bytes, or null.</summary>
    public ValueRange? Range { get; init; }

    /// <summary>The file of the classes that the images of the one file were asked to be, or null.</summary>
    public string? Labels { get; init; }

    /// <summary>The number of examples, or null for the usual one.</summary>
    public int? Samples { get; init; }

    /// <summary>What all randomness follows from.</summary>
    public ulong Seed { get; init; }

    /// <summary>The metrics by name, or null for the usual ones.</summary>
    public IReadOnlyList<string>? Metrics { get; init; }

    /// <summary>The picture of nearest training images that is wanted, or null.</summary>
    public string? Neighbours { get; init; }

    /// <summary>Whether to print a JSON document.</summary>
    public bool Json { get; init; }

    /// <summary>Threads, or null for as many as there are processors.</summary>
    public int? Threads { get; init; }
}
