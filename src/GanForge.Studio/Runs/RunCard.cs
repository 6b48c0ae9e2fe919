namespace GanForge.Studio.Runs;

/// <summary>A run as the page of all runs shows it; null is what the run does not say.</summary>
internal sealed record RunCard
{
    /// <summary>The folder's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its number.</summary>
    public required int Number { get; init; }

    /// <summary>"running", "completed", "stopped-early", "interrupted", "failed", "cut-short", or "broken" where the folder cannot be read.</summary>
    public required string State { get; init; }

    /// <summary>What is wrong, as a sentence.</summary>
    public string? Problem { get; init; }

    /// <summary>The recipe's name.</summary>
    public string? Recipe { get; init; }

    /// <summary>The data set's name.</summary>
    public string? Dataset { get; init; }

    /// <summary>The words given with --desc.</summary>
    public string? Description { get; init; }

    /// <summary>When the run was first started.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>Steps done.</summary>
    public long? Step { get; init; }

    /// <summary>Steps there will be in all.</summary>
    public long? Steps { get; init; }

    /// <summary>Whole epochs done.</summary>
    public int? Epoch { get; init; }

    /// <summary>Epochs there will be in all.</summary>
    public int? Epochs { get; init; }

    /// <summary>Steps of an epoch.</summary>
    public long? StepsPerEpoch { get; init; }

    /// <summary>Seconds of training.</summary>
    public double? Seconds { get; init; }

    /// <summary>Real images learnt from a second: over the last second or so while the run is trained, later over all of it.</summary>
    public double? ImagesPerSecond { get; init; }

    /// <summary>The last figures of stats.jsonl.</summary>
    public IReadOnlyDictionary<string, double> Figures { get; init; } = new Dictionary<string, double>();

    /// <summary>What the last evaluation measured.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>The epochs that have a grid of samples, in order.</summary>
    public IReadOnlyList<int> Samples { get; init; } = [];

    /// <summary>Alarms that have not ended.</summary>
    public int Alarms { get; init; }
}
