namespace GanForge.Evaluation.Metrics;

/// <summary>A number that a metric gives.</summary>
/// <param name="Name">What it is called in tables, for example "digit-fid".</param>
/// <param name="Format">How it is written, as .NET formats numbers.</param>
/// <param name="Meaning">What it says, in a line.</param>
public sealed record MetricValue(string Name, string Format, string Meaning)
{
    /// <summary>Which way is better, such as "lower is better".</summary>
    public required string Goal { get; init; }
}
