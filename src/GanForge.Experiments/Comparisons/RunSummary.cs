using GanForge.Gans.Diagnostics;
using GanForge.Runs.Folder;

namespace GanForge.Experiments.Comparisons;

/// <summary>A run's final scalars and metrics; null for those that the run does not report.</summary>
public sealed record RunSummary
{
    /// <summary>Completed epochs, including those of preparatory stages.</summary>
    public int? Epochs { get; init; }

    /// <summary>Planned epochs in total.</summary>
    public int? EpochsTotal { get; init; }

    /// <summary>Completed steps.</summary>
    public long? Steps { get; init; }

    /// <summary>Planned steps in total.</summary>
    public long? StepsTotal { get; init; }

    /// <summary>Training time in seconds, including pictures and checkpoints.</summary>
    public double? Seconds { get; init; }

    /// <summary>Real images per second, averaged over the whole run.</summary>
    public double? ImagesPerSecond { get; init; }

    /// <summary>The generator's loss, averaged over the steps of the last epoch.</summary>
    public double? LossG { get; init; }

    /// <summary>The discriminator's loss, averaged over the steps of the last epoch.</summary>
    public double? LossD { get; init; }

    /// <summary>Share of real test images classified as real after the last epoch.</summary>
    public double? AccuracyReal { get; init; }

    /// <summary>Share of generated images classified as generated after the last epoch.</summary>
    public double? AccuracyFake { get; init; }

    /// <summary>The metrics of the last evaluation, by name.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>
    /// The number of generated examples that the metrics were measured on; only metrics of equal numbers are
    /// comparable.
    /// </summary>
    public int? EvaluatedSamples { get; init; }

    /// <summary>The number of real examples that the metrics were compared with, if the run reports it.</summary>
    public int? EvaluatedRealSamples { get; init; }

    /// <summary>The number of trainable parameters of each network.</summary>
    public IReadOnlyDictionary<string, long> Parameters { get; init; } = new Dictionary<string, long>();

    internal static RunSummary From(RunStatus? status, RunHistory history, int? batchSize)
    {
        var last = history.Clock.Count > 0 ? history.Clock[history.Clock.Count - 1] : default;
        var steps = Math.Max(status?.Step ?? 0, last.Step);
        double? imagesPerStep = status is { Images: { } images, Step: > 0 } ? images / (double)status.Step : batchSize;
        var seconds = Math.Max(status?.Seconds ?? 0, last.Value);
        return new RunSummary
        {
            Epochs = status?.Epoch,
            EpochsTotal = status?.Epochs,
            Steps = steps > 0 ? steps : status?.Step,
            StepsTotal = status?.Steps,
            Seconds = seconds > 0 ? seconds : null,
            ImagesPerSecond = seconds > 0 ? steps * imagesPerStep / seconds : null,
            LossG = history[ScalarNames.LossG].MeanOfLastEpoch,
            LossD = history[ScalarNames.LossD].MeanOfLastEpoch,
            AccuracyReal = history[ScalarNames.AccuracyReal].MeanOfLastEpoch,
            AccuracyFake = history[ScalarNames.AccuracyFake].MeanOfLastEpoch,
            Metrics = history
                .Names.Where(name => name.StartsWith(ScalarNames.MetricPrefix, StringComparison.Ordinal))
                .ToDictionary(
                    name => name[ScalarNames.MetricPrefix.Length..],
                    name => history[name].Points.Last().Value
                ),
            EvaluatedSamples = history.EvaluatedSamples,
            EvaluatedRealSamples = history.EvaluatedRealSamples,
            Parameters = status?.Parameters ?? new Dictionary<string, long>(),
        };
    }
}
