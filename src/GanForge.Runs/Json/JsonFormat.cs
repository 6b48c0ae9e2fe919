using System.Text.Json.Serialization;

namespace GanForge.Runs.Json;

/// <summary>The number by which a version recognizes the files that it can read.</summary>
internal sealed partial record JsonFormat
{
    public static readonly FormatContext Context = new(JsonText.CreateOptions());

    public required int Format { get; init; }

    [JsonSerializable(typeof(JsonFormat))]
    [JsonSerializable(typeof(string))]
    internal sealed partial class FormatContext : JsonSerializerContext;
}
