using System.Text.Json;
using System.Text.Json.Serialization;

namespace GanForge.Runs.Json;

/// <summary>Writes the members of an enum in kebab case, such as "stopped-early".</summary>
internal sealed class KebabCaseEnum<T>()
    : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
