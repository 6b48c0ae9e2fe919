using System.Text.Json.Serialization;
using GanForge.Runs.Folder;
using GanForge.Runs.Json;

namespace GanForge.Experiments.Sweeps;

/// <summary>The records in plan.json, read and written by generated code.</summary>
/// <remarks>A trial is one object with the fields of its name and of its options.</remarks>
[JsonSerializable(typeof(PlanHead))]
[JsonSerializable(typeof(TrialList<TrialName>))]
[JsonSerializable(typeof(TrialList<TrainingOptions>))]
internal sealed partial class PlanContext : JsonSerializerContext
{
    /// <summary>The context with the options of this program's files.</summary>
    public static PlanContext Files { get; } = new(JsonText.CreateOptions());
}

/// <summary>The start of plan.json.</summary>
internal sealed record PlanHead
{
    /// <summary>The format of the file.</summary>
    public required int Format { get; init; }

    /// <summary>The version that wrote the file.</summary>
    public required string Version { get; init; }
}

/// <summary>The trials, each read as one of its parts.</summary>
internal sealed record TrialList<T>
{
    /// <summary>The part of each trial.</summary>
    public required IReadOnlyList<T> Trials { get; init; }
}

/// <summary>The name of a trial.</summary>
internal sealed record TrialName
{
    /// <inheritdoc cref="SweepTrial.Name"/>
    public required string Name { get; init; }
}
