namespace GanForge.Evaluation.Metrics;

/// <summary>What was measured of some examples.</summary>
/// <param name="Name">What the examples are called.</param>
/// <param name="Samples">The number of examples.</param>
/// <param name="Values">The numbers by the names of <see cref="MetricValue"/>; null where the examples lack what one takes.</param>
public sealed record EvaluationResult(string Name, int Samples, IReadOnlyDictionary<string, double?> Values)
{
    /// <summary>The figures that are known.</summary>
    internal IReadOnlyDictionary<string, double> Known =>
        Values.Where(figure => figure.Value is not null).ToDictionary(figure => figure.Key, figure => figure.Value!.Value);

    /// <summary>The steps of training that made the generator; null where none did, or nobody knows.</summary>
    public long? Step { get; init; }

    /// <summary>What all randomness followed from.</summary>
    public ulong Seed { get; init; }

    /// <summary>The data set whose test set the examples were measured against.</summary>
    public required string Dataset { get; init; }

    /// <summary>SHA-256 of the classifier's file; null where none looked on.</summary>
    public string? Classifier { get; init; }

    /// <summary>What one has to know to read the figures, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Images by class, as the classifier sees them; null where it did not look on.</summary>
    public IReadOnlyList<int>? Classes { get; init; }
}
