namespace GanForge.Studio.Runs;

/// <summary>A run as the list of runs shows it; values the run does not provide are null.</summary>
internal sealed record RunCard
{
    /// <summary>The name of the run folder.</summary>
    public required string Name { get; init; }

    /// <summary>The run's number.</summary>
    public required int Number { get; init; }

    /// <summary>
    /// The state: "running", "completed", "stopped-early", "interrupted", "failed", "cut-short", or "broken" if the
    /// folder cannot be read.
    /// </summary>
    public required string State { get; init; }

    /// <summary>The problem with the run, as a sentence.</summary>
    public string? Problem { get; init; }

    /// <summary>The recipe's name.</summary>
    public string? Recipe { get; init; }

    /// <summary>The data set's name.</summary>
    public string? Dataset { get; init; }

    /// <summary>The description given with --desc.</summary>
    public string? Description { get; init; }

    /// <summary>The time the run was first started.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>The number of steps done.</summary>
    public long? Step { get; init; }

    /// <summary>The total number of steps planned.</summary>
    public long? Steps { get; init; }

    /// <summary>The number of complete epochs.</summary>
    public int? Epoch { get; init; }

    /// <summary>The total number of epochs planned.</summary>
    public int? Epochs { get; init; }

    /// <summary>The number of steps per epoch.</summary>
    public long? StepsPerEpoch { get; init; }

    /// <summary>The training time in seconds.</summary>
    public double? Seconds { get; init; }

    /// <summary>
    /// The number of real images processed per second: over about the last second while training, afterwards over the
    /// whole run.
    /// </summary>
    public double? ImagesPerSecond { get; init; }

    /// <summary>The latest scalars in stats.jsonl.</summary>
    public IReadOnlyDictionary<string, double> Scalars { get; init; } = new Dictionary<string, double>();

    /// <summary>The metrics of the last evaluation.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>The epochs with a sample grid, in order.</summary>
    public IReadOnlyList<int> Samples { get; init; } = [];

    /// <summary>The number of active alarms.</summary>
    public int Alarms { get; init; }
}
