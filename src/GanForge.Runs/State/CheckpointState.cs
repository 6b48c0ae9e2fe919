using System.Text.Json.Serialization;
using GanForge.Runs.Json;

namespace GanForge.Runs.State;

/// <summary>The fields of a checkpoint's metadata beyond the run's identity.</summary>
internal sealed record CheckpointState
{
    /// <summary>The format of the checkpoint.</summary>
    public required int Format { get; init; }

    /// <summary>How far the training had come.</summary>
    public required TrainingProgress Progress { get; init; }
}

/// <summary>The records in checkpoints, read and written by generated code.</summary>
[JsonSerializable(typeof(CheckpointState))]
internal sealed partial class CheckpointContext : JsonSerializerContext
{
    /// <summary>The context with the options of this program's files.</summary>
    public static CheckpointContext Files { get; } = new(JsonText.CreateOptions());
}
