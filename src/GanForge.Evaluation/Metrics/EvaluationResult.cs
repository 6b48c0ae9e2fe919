namespace GanForge.Evaluation.Metrics;

/// <summary>The metrics of a set of examples.</summary>
/// <param name="Name">The displayed name of the examples.</param>
/// <param name="Samples">The number of examples.</param>
/// <param name="Values">
/// The values by the names of <see cref="MetricValue"/>; null where a value could not be measured.
/// </param>
public sealed record EvaluationResult(string Name, int Samples, IReadOnlyDictionary<string, double?> Values)
{
    /// <summary>The values that are known.</summary>
    internal IReadOnlyDictionary<string, double> Known =>
        Values.Where(value => value.Value is not null).ToDictionary(value => value.Key, value => value.Value!.Value);

    /// <summary>
    /// The generator's number of training steps; null if there is no generator or the number is unknown.
    /// </summary>
    public long? Step { get; init; }

    /// <summary>The seed of all randomness.</summary>
    public ulong Seed { get; init; }

    /// <summary>The data set whose test set the examples were measured against.</summary>
    public required string Dataset { get; init; }

    /// <summary>The SHA-256 hash of the classifier's file; null if no classifier was used.</summary>
    public string? Classifier { get; init; }

    /// <summary>Notes needed to interpret the values, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The number of images per predicted class; null if no classifier was used.</summary>
    public IReadOnlyList<int>? Classes { get; init; }
}
