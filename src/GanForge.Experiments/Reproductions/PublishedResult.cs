using GanForge.Evaluation.Metrics;

namespace GanForge.Experiments.Reproductions;

/// <summary>What others have published, to stand beside our figures.</summary>
public sealed record PublishedResult
{
    /// <summary>Whose it is, for example "R3GAN".</summary>
    public required string Name { get; init; }

    /// <summary>Where it is published.</summary>
    public required string Source { get; init; }

    /// <summary>The figures by the names of <see cref="MetricValue"/>.</summary>
    public required IReadOnlyDictionary<string, double> Figures { get; init; }
}
