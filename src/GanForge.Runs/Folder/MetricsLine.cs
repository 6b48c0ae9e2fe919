using System.Text.Json.Serialization;
using GanForge.Runs.Json;

namespace GanForge.Runs.Folder;

/// <summary>A line of metrics.jsonl, written by one evaluation.</summary>
internal sealed record MetricsLine
{
    /// <summary>The number of steps done.</summary>
    public required long Step { get; init; }

    /// <summary>The epoch of the stage, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The name of the data set; null if it is not recorded.</summary>
    public string? Dataset { get; init; }

    /// <summary>The number of generated examples measured.</summary>
    public required int Samples { get; init; }

    /// <summary>The number of real examples measured; null if an older version did not record it.</summary>
    public int? RealSamples { get; init; }

    /// <summary>The seed of the first generated example.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The SHA-256 of the classifier's file; null if no metric used it.</summary>
    public string? Classifier { get; init; }

    /// <summary>The metrics of the generated examples, by name.</summary>
    [JsonBounds(Minimum = float.MinValue, Maximum = float.MaxValue)]
    [JsonPropertyName("figures")]
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>The metrics of the real examples, by name.</summary>
    [JsonBounds(Minimum = float.MinValue, Maximum = float.MaxValue)]
    public required IReadOnlyDictionary<string, double> Real { get; init; }

    /// <summary>The number of generated examples in each class; null without a classifier.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? Classes { get; init; }

    /// <summary>Parses a line.</summary>
    /// <exception cref="System.Text.Json.JsonException">
    /// The line does not have the format that training writes.
    /// </exception>
    public static MetricsLine Parse(string text) => JsonText.Read(text, RunFileContext.Lines.MetricsLine);
}
