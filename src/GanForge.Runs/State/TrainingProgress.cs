using System.Text.Json.Nodes;
using GanForge.Gans.Diagnostics;
using GanForge.Gans.Json;

namespace GanForge.Runs.State;

/// <summary>The progress of a run; with the weights, everything that a checkpoint needs.</summary>
internal sealed class TrainingProgress
{
    /// <summary>The number of steps done.</summary>
    public long Step { get; set; }

    /// <summary>The number of whole epochs done, over all stages.</summary>
    public int Epoch { get; set; }

    /// <summary>The number of steps done in the current epoch.</summary>
    public long StepInEpoch { get; set; }

    /// <summary>The number of images of the current epoch already used.</summary>
    public int Position { get; set; }

    /// <summary>The seconds of training so far.</summary>
    public double Seconds { get; set; }

    /// <summary>The number of bytes of stats.jsonl that belong to the steps done.</summary>
    public long StatisticsLength { get; set; }

    /// <summary>The number of bytes of metrics.jsonl that belong to the steps done.</summary>
    public long MetricsLength { get; set; }

    /// <summary>The means of the scalars over the current epoch.</summary>
    public RunningMeans Means { get; } = new();

    /// <summary>The alarms raised so far.</summary>
    public AlarmLog Alarms { get; } = new();

    /// <summary>The lowest mean of an epoch for the sum of both losses, for early stopping.</summary>
    public double BestLoss { get; set; } = double.MaxValue;

    /// <summary>The number of epochs since the lowest mean.</summary>
    public int EpochsSinceBest { get; set; }

    /// <summary>
    /// The epoch of the main stage with the lowest mean, from 1; null if none is kept, or if an older version kept it.
    /// </summary>
    public int? BestEpoch { get; set; }

    /// <summary>The number of steps done after that epoch.</summary>
    public long? BestStep { get; set; }

    public JsonObject ToJson() =>
        new()
        {
            ["step"] = Step,
            ["epoch"] = Epoch,
            ["stepInEpoch"] = StepInEpoch,
            ["position"] = Position,
            ["seconds"] = Seconds,
            ["statisticsLength"] = StatisticsLength,
            ["metricsLength"] = MetricsLength,
            ["means"] = Means.ToJson(),
            ["alarms"] = Alarms.ToJson(),
            ["bestLoss"] = BestLoss,
            ["epochsSinceBest"] = EpochsSinceBest,
            ["bestEpoch"] = BestEpoch,
            ["bestStep"] = BestStep,
        };

    /// <exception cref="System.Text.Json.JsonException">
    /// A field is missing, has the wrong type or is out of range.
    /// </exception>
    public static TrainingProgress FromJson(JsonField json)
    {
        var progress = new TrainingProgress
        {
            Step = json["step"].Whole(),
            Epoch = json["epoch"].Int32(),
            StepInEpoch = json["stepInEpoch"].Whole(),
            Position = json["position"].Int32(),
            Seconds = json["seconds"].Number(minimum: 0),
            StatisticsLength = json["statisticsLength"].Whole(),
            // Checkpoints of older versions do not count evaluations.
            MetricsLength = json.Find("metricsLength")?.Whole() ?? 0,
            BestLoss = json["bestLoss"].Number(),
            EpochsSinceBest = json["epochsSinceBest"].Int32(),
            BestEpoch = json.Find("bestEpoch")?.Int32(minimum: 1),
            BestStep = json.Find("bestStep")?.Whole(minimum: 1),
        };
        progress.Means.Load(json["means"]);
        // Checkpoints of older versions have no alarms.
        if (json.Find("alarms") is { } alarms)
            progress.Alarms.Load(alarms);
        return progress;
    }
}
