using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using GanForge.Gans.Settings;

namespace GanForge.Experiments.Reproductions;

/// <summary>Tables of results as JSON.</summary>
internal sealed partial record ResultFile
{
    /// <summary>By reflection: generated code forgets the defaults of what a file leaves out.</summary>
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

    /// <summary>Reads tables.</summary>
    /// <param name="json">Their text.</param>
    /// <param name="name">What to call it where it is not right.</param>
    /// <exception cref="UserErrorException">It is no JSON, or says something else than tables of results do.</exception>
    public static ResultFile Parse(string json, string name)
    {
        try
        {
            using (var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false }))
            {
                if (JsonShape.MistakeIn(document.RootElement, typeof(ResultFile), Strict) is { } mistake)
                    throw new UserErrorException($"{name}: {mistake}");
            }
            var file = JsonSerializer.Deserialize<ResultFile>(json, Strict) ?? throw new UserErrorException($"{name} holds no tables of results.");
            return file.Groups.SelectMany(group => group.Rows).FirstOrDefault(row => row.Measured is { IsWhole: false }) is { } broken
                ? throw new UserErrorException($"{name}, {broken.Name}: 'measured' should have as many seconds and figures as seeds.")
                : file;
        }
        catch (InvalidOperationException problem)
        {
            // A name of half a surrogate pair leads to it.
            throw new UserErrorException($"{name} has a name that is no Unicode.", problem);
        }
        catch (JsonException problem)
        {
            var place = $"{name}, line {problem.LineNumber + 1}";
            throw new UserErrorException(problem.Path is { } path ? $"{place}: {path.TrimStart('$', '.')} is not of the kind that belongs there." : $"{place}: this is no JSON.", problem);
        }
    }

    /// <summary>Writes what was measured of a row, and of real examples, into a file of tables; all else in it stays.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Record(string path, string name, RecordedResult result, IReadOnlyDictionary<string, double?> ofReal)
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
        var text = ShortList().Replace(root.ToJsonString(Strict), list => Blanks().Replace(list.Value, " ").Replace("[ ", "[").Replace(" ]", "]"));
        AtomicFile.Write(path, text + "\n");
    }

    /// <summary>A line for each number and each setting would be a file that nobody reads.</summary>
    [GeneratedRegex(@"\[[^\[\]{}]*\]|""(trained|samples)"": \{[^{}]*\}")]
    private static partial Regex ShortList();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
