using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using GanForge.Gans.Settings;

namespace GanForge.Experiments.Reproductions;

/// <summary>The JSON file of tables of results.</summary>
internal sealed partial record ResultFile
{
    /// <summary>
    /// The options use reflection, because generated code loses the defaults of properties that a file omits.
    /// </summary>
    private static readonly JsonSerializerOptions Strict = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>The tables.</summary>
    public required IReadOnlyList<ResultGroup> Groups { get; init; }

    /// <summary>Parses tables.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="name">The name of the file in error messages.</param>
    /// <exception cref="UserErrorException">The text is not JSON, or not tables of results.</exception>
    public static ResultFile Parse(string json, string name)
    {
        try
        {
            using (
                var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false })
            )
            {
                if (JsonShape.MistakeIn(document.RootElement, typeof(ResultFile), Strict) is { } mistake)
                    throw new UserErrorException($"{name}: {mistake}");
            }
            var file =
                JsonSerializer.Deserialize<ResultFile>(json, Strict)
                ?? throw new UserErrorException($"{name} holds no tables of results.");
            return
                file.Groups.SelectMany(group => group.Rows).FirstOrDefault(row => row.Measured is { IsWhole: false })
                    is { } broken
                ? throw new UserErrorException(
                    $"{name}, {broken.Name}: 'measured' should have as many seconds and figures as seeds."
                )
                : file;
        }
        catch (InvalidOperationException problem)
        {
            // Caused by a name with half a surrogate pair.
            throw new UserErrorException($"{name} has a name that is no Unicode.", problem);
        }
        catch (JsonException problem)
        {
            var place = $"{name}, line {problem.LineNumber + 1}";
            throw new UserErrorException(
                problem.Path is { } path
                    ? $"{place}: {path.TrimStart('$', '.')} is not of the kind that belongs there."
                    : $"{place}: this is no JSON.",
                problem
            );
        }
    }

    /// <summary>
    /// Writes the metrics of a row and of real examples into a file of tables, leaving the rest of the file unchanged.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Record(
        string path,
        string name,
        RecordedResult result,
        IReadOnlyDictionary<string, double?> ofReal
    )
    {
        var old = File.ReadAllText(path);
        Parse(old, path);
        var root = JsonNode.Parse(old)!;
        foreach (var group in root["groups"]!.AsArray())
        {
            var row = group!["rows"]!.AsArray().FirstOrDefault(row => (string)row!["name"]! == name);
            if (row is null)
                continue;
            row["measured"] = JsonSerializer.SerializeToNode(result, Strict);
            var real = group["real"] as JsonObject ?? [];
            foreach (var (figure, value) in ofReal)
                real[figure] = value;
            group["real"] = real;
        }
        var text = ShortList()
            .Replace(
                root.ToJsonString(Strict),
                list => Blanks().Replace(list.Value, " ").Replace("[ ", "[").Replace(" ]", "]")
            );
        AtomicFile.Write(path, text + "\n");
    }

    /// <summary>Matches short lists, which are put on one line to keep the file readable.</summary>
    [GeneratedRegex(@"\[[^\[\]{}]*\]|""(trained|samples)"": \{[^{}]*\}")]
    private static partial Regex ShortList();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
