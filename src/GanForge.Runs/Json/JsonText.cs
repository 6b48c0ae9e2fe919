using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace GanForge.Runs.Json;

/// <summary>
/// Reads and writes JSON as records. Text that does not fit its record throws a <see cref="JsonException"/> whose
/// message is a clause for users.
/// </summary>
internal static class JsonText
{
    private const int MaxDepth = 16;

    private static readonly JsonDocumentOptions Strict = new()
    {
        AllowDuplicateProperties = false,
        MaxDepth = MaxDepth,
    };

    /// <summary>
    /// Creates the serializer options of files: names in camel case, indented, characters such as "×" unescaped.
    /// </summary>
    public static JsonSerializerOptions CreateOptions() =>
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = true,
        };

    /// <summary>Creates the serializer options of files with a record per line, in ASCII.</summary>
    public static JsonSerializerOptions CreateLineOptions() =>
        new(CreateOptions()) { Encoder = JavaScriptEncoder.Default, WriteIndented = false };

    /// <summary>Parses JSON.</summary>
    /// <exception cref="JsonException">The text is not valid JSON.</exception>
    public static JsonElement Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text, Strict);
        }
        catch (JsonException problem)
        {
            throw new JsonException(FaultIn(text, problem), problem);
        }
        catch (InvalidOperationException problem)
        {
            throw new JsonException("it has a name that is no Unicode", problem);
        }
    }

    /// <summary>Converts JSON to a record.</summary>
    /// <exception cref="JsonException">The JSON does not fit the record.</exception>
    public static T Read<T>(JsonElement json, JsonTypeInfo<T> type)
    {
        JsonShape.Check(json, type);
        return json.Deserialize(type)!;
    }

    /// <summary>Parses JSON and converts it to a record.</summary>
    /// <exception cref="JsonException">The text is not valid JSON, or does not fit the record.</exception>
    public static T Read<T>(string text, JsonTypeInfo<T> type) => Read(Parse(text), type);

    /// <summary>Puts the fields of records into one object; of two fields with a name, the last one counts.</summary>
    public static JsonObject Join(params ReadOnlySpan<JsonNode?> records)
    {
        var joined = new JsonObject();
        foreach (var record in records)
        {
            foreach (var (name, value) in record!.AsObject())
                joined[name] = value?.DeepClone();
        }
        return joined;
    }

    /// <summary>Describes the fault in a text for users, since the parser's messages are for programmers.</summary>
    private static string FaultIn(string text, JsonException problem)
    {
        if (text.AsSpan().Trim().IsEmpty)
            return "it is empty";
        // The parser reports duplicate names as syntax errors; parsing again with duplicates allowed tells them apart.
        try
        {
            JsonElement.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return "a name stands twice in it";
        }
        catch (Exception syntax) when (syntax is JsonException or InvalidOperationException)
        {
            return text.AsSpan().Trim().Contains('\n')
                ? $"line {problem.LineNumber + 1} is not valid JSON"
                : "it is not valid JSON";
        }
    }
}
