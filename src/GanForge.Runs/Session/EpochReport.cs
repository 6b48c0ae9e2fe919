using GanForge.Gans.Diagnostics;

namespace GanForge.Runs.Session;

/// <summary>The results of an epoch.</summary>
public sealed record EpochReport
{
    /// <summary>The name of the stage: "training", or that of a preparatory stage.</summary>
    public required string Stage { get; init; }

    /// <summary>The epoch of the stage, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The number of epochs of the stage.</summary>
    public required int Epochs { get; init; }

    /// <summary>The total number of steps done.</summary>
    public required long Step { get; init; }

    /// <summary>The mean of each scalar over the epoch's steps, by its name in stats.jsonl.</summary>
    public required IReadOnlyDictionary<string, double> Means { get; init; }

    /// <summary>The accuracy of each discriminator, by its name in stats.jsonl; empty in a preparatory stage.</summary>
    public IReadOnlyDictionary<string, double> Accuracies { get; init; } = new Dictionary<string, double>();

    /// <summary>
    /// The share of real test images that the discriminator takes for real; null in a preparatory stage.
    /// </summary>
    public double? AccuracyReal => Accuracies.TryGetValue(ScalarNames.AccuracyReal, out var share) ? share : null;

    /// <summary>The share of generated images that it takes for generated; null in a preparatory stage.</summary>
    public double? AccuracyFake => Accuracies.TryGetValue(ScalarNames.AccuracyFake, out var share) ? share : null;

    /// <summary>The metrics of an evaluation after the epoch, by name; empty if there was none.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>The time that the epoch's steps took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The number of real images trained on per second.</summary>
    public required double ImagesPerSecond { get; init; }

    /// <summary>The path of the grid of samples drawn after the epoch, or null.</summary>
    public string? SamplesPath { get; init; }

    /// <summary>Returns the epoch in one line, as in log.txt.</summary>
    public override string ToString()
    {
        var means = string.Join(", ", Means.Select(mean => $"{mean.Key} {mean.Value:0.0000}"));
        var accuracy = AccuracyReal is null
            ? ""
            : $"; accuracy {AccuracyReal:0.0 %} on real images, {AccuracyFake:0.0 %} on generated ones";
        var metrics =
            Metrics.Count == 0
                ? ""
                : "; " + string.Join(", ", Metrics.Select(metric => $"{metric.Key} {metric.Value:0.####}"));
        return $"{Stage}, epoch {Epoch} of {Epochs}, step {Step}: {means}{accuracy}{metrics}; "
            + $"{Elapsed.TotalSeconds:0.0} s, {ImagesPerSecond:N0} images/s";
    }
}
