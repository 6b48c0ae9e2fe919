using System.Text.Json.Serialization;
using GanForge.Gans.Diagnostics;
using GanForge.Runs.Json;

namespace GanForge.Runs.Folder;

/// <summary>The records in the files of a run folder, read and written by generated code.</summary>
[JsonSerializable(typeof(TrainingOptions))]
[JsonSerializable(typeof(RunIdentity))]
[JsonSerializable(typeof(OptionsFile.Facts))]
[JsonSerializable(typeof(RunStatus))]
[JsonSerializable(typeof(StatisticsLine))]
[JsonSerializable(typeof(MetricsLine))]
[JsonSerializable(typeof(IReadOnlyList<Alarm>))]
internal sealed partial class RunFileContext : JsonSerializerContext
{
    /// <summary>The context for files of one record.</summary>
    public static RunFileContext Files { get; } = new(JsonText.CreateOptions());

    /// <summary>The context for files with a record per line.</summary>
    public static RunFileContext Lines { get; } = new(JsonText.CreateLineOptions());
}
