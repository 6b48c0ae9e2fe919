namespace GanForge.Evaluation.Metrics;

/// <summary>A value that a metric returns.</summary>
/// <param name="Name">The name in tables, for example "digit-fid".</param>
/// <param name="Format">The .NET number format.</param>
/// <param name="Meaning">The meaning, in one line.</param>
public sealed record MetricValue(string Name, string Format, string Meaning)
{
    /// <summary>The direction of improvement, such as "lower is better".</summary>
    public required string Goal { get; init; }
}
