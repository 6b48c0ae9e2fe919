using System.Text.Json.Serialization;
using GanForge.Gans.Diagnostics;
using GanForge.Runs.Json;

namespace GanForge.Runs.State;

/// <summary>The progress of a run; with the weights, everything that a checkpoint needs.</summary>
internal sealed class TrainingProgress : IJsonChecked
{
    /// <summary>The number of steps done.</summary>
    [JsonRequired]
    public long Step { get; set; }

    /// <summary>The number of whole epochs done, over all stages.</summary>
    [JsonRequired]
    public int Epoch { get; set; }

    /// <summary>The number of steps done in the current epoch.</summary>
    [JsonRequired]
    public long StepInEpoch { get; set; }

    /// <summary>The number of images of the current epoch already used.</summary>
    [JsonRequired]
    public int Position { get; set; }

    /// <summary>The seconds of training so far.</summary>
    [JsonRequired]
    [JsonBounds(Minimum = 0)]
    public double Seconds { get; set; }

    /// <summary>The number of bytes of stats.jsonl that belong to the steps done.</summary>
    [JsonRequired]
    public long StatisticsLength { get; set; }

    /// <summary>The number of bytes of metrics.jsonl that belong to the steps done.</summary>
    public long MetricsLength { get; set; }

    /// <summary>The means of the scalars over the current epoch.</summary>
    [JsonIgnore]
    public RunningMeans Means { get; } = new();

    /// <summary>The alarms raised so far.</summary>
    [JsonIgnore]
    public AlarmLog Alarms { get; } = new();

    /// <summary>The lowest mean of an epoch for the sum of both losses, for early stopping.</summary>
    [JsonRequired]
    public double BestLoss { get; set; } = double.MaxValue;

    /// <summary>The number of epochs since the lowest mean.</summary>
    [JsonRequired]
    public int EpochsSinceBest { get; set; }

    /// <summary>
    /// The epoch of the main stage with the lowest mean, from 1; null if none is kept, or if an older version kept it.
    /// </summary>
    [JsonBounds(Minimum = 1)]
    public int? BestEpoch { get; set; }

    /// <summary>The number of steps done after that epoch.</summary>
    [JsonBounds(Minimum = 1)]
    public long? BestStep { get; set; }

    /// <summary><see cref="Means"/> in checkpoints: a sum and a count for each scalar.</summary>
    [JsonInclude]
    [JsonRequired]
    [JsonPropertyName("means")]
    [JsonBounds(Minimum = double.MinValue)]
    internal IReadOnlyDictionary<string, double[]> MeanSums
    {
        get => Means.Sums;
        set => Means.Sums = value;
    }

    /// <summary><see cref="Alarms"/> in checkpoints; null in those of older versions.</summary>
    [JsonInclude]
    [JsonPropertyName("alarms")]
    internal AlarmLogState? AlarmState
    {
        get => Alarms.State;
        set
        {
            if (value is not null)
                Alarms.State = value;
        }
    }

    (string Field, string Expected)? IJsonChecked.Fault =>
        MeanSums.Values.All(pair => pair is [_, >= 1]) ? null : ("means", "a sum and a count of each scalar");
}
