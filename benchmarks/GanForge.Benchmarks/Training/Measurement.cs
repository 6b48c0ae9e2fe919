using System.Text.Json;

namespace GanForge.Benchmarks;

/// <summary>The answer of a training server.</summary>
internal sealed record Measurement
{
    /// <summary>The protocol uses Python's naming style.</summary>
    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>The error message, or null.</summary>
    public string? Error { get; init; }

    /// <summary>PyTorch's version, or null.</summary>
    public string? Torch { get; init; }

    /// <summary>Images per step.</summary>
    public int Batch { get; init; }

    /// <summary>Training speed.</summary>
    public double ImagesPerSecond { get; init; }

    /// <summary>Peak resident memory so far.</summary>
    public int PeakRssMb { get; init; }

    /// <summary>
    /// Time from the start of the process, imports included, to the end of the first step; only in PyTorch's first
    /// answer.
    /// </summary>
    public double? SecondsToFirstStep { get; init; }
}
