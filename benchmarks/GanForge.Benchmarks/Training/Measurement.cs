using System.Text.Json;

namespace GanForge.Benchmarks;

/// <summary>What a training server answers.</summary>
internal sealed record Measurement
{
    /// <summary>The protocol's names are Python's.</summary>
    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>What went wrong, or null.</summary>
    public string? Error { get; init; }

    /// <summary>PyTorch's version, or null.</summary>
    public string? Torch { get; init; }

    /// <summary>Images in a step.</summary>
    public int Batch { get; init; }

    /// <summary>Speed of training.</summary>
    public double ImagesPerSecond { get; init; }

    /// <summary>Most resident memory so far.</summary>
    public int PeakRssMb { get; init; }

    /// <summary>
    /// From the start of the process, imports included, to the end of the first step; only in the first answer, and
    /// only PyTorch's.
    /// </summary>
    public double? SecondsToFirstStep { get; init; }
}
