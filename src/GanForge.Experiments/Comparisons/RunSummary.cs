using GanForge.Gans.Diagnostics;
using GanForge.Runs.Folder;

namespace GanForge.Experiments.Comparisons;

/// <summary>What a run came to in numbers; null is what the run does not say.</summary>
public sealed record RunSummary
{
    /// <summary>Whole epochs done, those of preparations too.</summary>
    public int? Epochs { get; init; }

    /// <summary>Epochs there will be in all.</summary>
    public int? EpochsTotal { get; init; }

    /// <summary>Steps done.</summary>
    public long? Steps { get; init; }

    /// <summary>Steps there will be in all.</summary>
    public long? StepsTotal { get; init; }

    /// <summary>Seconds of training, pictures and checkpoints included.</summary>
    public double? Seconds { get; init; }

    /// <summary>Real images learnt from a second, over the whole run.</summary>
    public double? ImagesPerSecond { get; init; }

    /// <summary>The generator's loss, the mean over the last epoch's steps.</summary>
    public double? LossG { get; init; }

    /// <summary>The discriminator's loss, the mean over the last epoch's steps.</summary>
    public double? LossD { get; init; }

    /// <summary>Share of real test images taken for real after the last epoch.</summary>
    public double? AccuracyReal { get; init; }

    /// <summary>Share of generated images taken for generated after the last epoch.</summary>
    public double? AccuracyFake { get; init; }

    /// <summary>What the last evaluation measured, by the names of figures.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>The generated examples that these are of; figures of other numbers of examples cannot be compared with them.</summary>
    public int? EvaluatedSamples { get; init; }

    /// <summary>The real examples that they were compared with, where the run says so.</summary>
    public int? EvaluatedRealSamples { get; init; }

    /// <summary>Trainable parameters of each network.</summary>
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
            Metrics = history.Names.Where(name => name.StartsWith(ScalarNames.MetricPrefix, StringComparison.Ordinal))
                .ToDictionary(name => name[ScalarNames.MetricPrefix.Length..], name => history[name].Points.Last().Value),
            EvaluatedSamples = history.EvaluatedSamples,
            EvaluatedRealSamples = history.EvaluatedRealSamples,
            Parameters = status?.Parameters ?? new Dictionary<string, long>(),
        };
    }
}
