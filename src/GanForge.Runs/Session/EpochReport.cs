using GanForge.Gans.Diagnostics;

namespace GanForge.Runs.Session;

/// <summary>An epoch's figures.</summary>
public sealed record EpochReport
{
    /// <summary>The stage's name: "training", or a recipe's preparation.</summary>
    public required string Stage { get; init; }

    /// <summary>The epoch of the stage, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Epochs of the stage.</summary>
    public required int Epochs { get; init; }

    /// <summary>Steps done in all.</summary>
    public required long Step { get; init; }

    /// <summary>Mean of each figure over the epoch's steps, by its name in stats.jsonl.</summary>
    public required IReadOnlyDictionary<string, double> Means { get; init; }

    /// <summary>Accuracy of each discriminator, by its name in stats.jsonl; none in a preparation.</summary>
    public IReadOnlyDictionary<string, double> Accuracies { get; init; } = new Dictionary<string, double>();

    /// <summary>Share of real test images that the discriminator takes for real; null in a preparation.</summary>
    public double? AccuracyReal => Accuracies.TryGetValue(ScalarNames.AccuracyReal, out var share) ? share : null;

    /// <summary>Share of generated images that it takes for generated; null in a preparation.</summary>
    public double? AccuracyFake => Accuracies.TryGetValue(ScalarNames.AccuracyFake, out var share) ? share : null;

    /// <summary>What an evaluation after the epoch measured, by the names of figures; none where there was none.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>Time the epoch's steps took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Real images learnt from a second.</summary>
    public required double ImagesPerSecond { get; init; }

    /// <summary>The grid of samples drawn after the epoch, or null.</summary>
    public string? SamplesPath { get; init; }

    /// <summary>The epoch in a line, as log.txt has it.</summary>
    public override string ToString()
    {
        var means = string.Join(", ", Means.Select(mean => $"{mean.Key} {mean.Value:0.0000}"));
        var accuracy = AccuracyReal is null ? "" : $"; accuracy {AccuracyReal:0.0 %} on real images, {AccuracyFake:0.0 %} on generated ones";
        var metrics = Metrics.Count == 0 ? "" : "; " + string.Join(", ", Metrics.Select(figure => $"{figure.Key} {figure.Value:0.####}"));
        return $"{Stage}, epoch {Epoch} of {Epochs}, step {Step}: {means}{accuracy}{metrics}; {Elapsed.TotalSeconds:0.0} s, {ImagesPerSecond:N0} images/s";
    }
}
