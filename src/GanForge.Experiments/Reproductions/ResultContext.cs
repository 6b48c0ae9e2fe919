using System.Text.Json.Serialization;
using GanForge.Runs.Json;

namespace GanForge.Experiments.Reproductions;

/// <summary>The records in files of results, read and written by generated code.</summary>
[JsonSerializable(typeof(ResultFile))]
internal sealed partial class ResultContext : JsonSerializerContext
{
    /// <summary>The context with the options of this program's files.</summary>
    public static ResultContext Files { get; } = new(JsonText.CreateOptions());
}
