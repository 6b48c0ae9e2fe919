using System.Text.Json.Nodes;
using GanForge.Gans.Diagnostics;
using GanForge.Gans.Json;

namespace GanForge.Runs.State;

/// <summary>How far a run has come; with the weights, all that a checkpoint needs.</summary>
internal sealed class TrainingProgress
{
    /// <summary>Steps done.</summary>
    public long Step { get; set; }

    /// <summary>Whole epochs done, over all stages.</summary>
    public int Epoch { get; set; }

    /// <summary>Steps done of the running epoch.</summary>
    public long StepInEpoch { get; set; }

    /// <summary>Images of the running epoch already given out.</summary>
    public int Position { get; set; }

    /// <summary>Seconds of training so far.</summary>
    public double Seconds { get; set; }

    /// <summary>Bytes of stats.jsonl that belong to the steps done.</summary>
    public long StatisticsLength { get; set; }

    /// <summary>Bytes of metrics.jsonl that belong to them.</summary>
    public long MetricsLength { get; set; }

    /// <summary>Sums of the running epoch's figures.</summary>
    public RunningMeans Means { get; } = new();

    /// <summary>What went wrong so far.</summary>
    public AlarmLog Alarms { get; } = new();

    /// <summary>The least mean of both losses' sum that an epoch has had, for early stopping.</summary>
    public double BestLoss { get; set; } = double.MaxValue;

    /// <summary>Epochs since then.</summary>
    public int EpochsSinceBest { get; set; }

    /// <summary>The epoch of the training that had it, from 1; null where none is kept, or an older version kept it.</summary>
    public int? BestEpoch { get; set; }

    /// <summary>The steps done after that epoch.</summary>
    public long? BestStep { get; set; }

    public JsonObject ToJson() => new()
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

    /// <exception cref="System.Text.Json.JsonException">Something is missing, of another kind or out of range.</exception>
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
            // A checkpoint from before there were evaluations counts none.
            MetricsLength = json.Find("metricsLength")?.Whole() ?? 0,
            BestLoss = json["bestLoss"].Number(),
            EpochsSinceBest = json["epochsSinceBest"].Int32(),
            BestEpoch = json.Find("bestEpoch")?.Int32(minimum: 1),
            BestStep = json.Find("bestStep")?.Whole(minimum: 1),
        };
        progress.Means.Load(json["means"]);
        // A checkpoint from before there were alarms has none.
        if (json.Find("alarms") is { } alarms)
            progress.Alarms.Load(alarms);
        return progress;
    }
}
