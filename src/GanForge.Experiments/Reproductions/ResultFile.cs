using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using GanForge.Gans.Settings;
using GanForge.Runs.Json;

namespace GanForge.Experiments.Reproductions;

/// <summary>The JSON file of tables of results.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed partial record ResultFile
{
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
            return JsonText.Read(json, ResultContext.Files.ResultFile);
        }
        catch (JsonException problem)
        {
            throw new UserErrorException($"{name}: {problem.Message}.", problem);
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
            row["measured"] = JsonSerializer.SerializeToNode(result, ResultContext.Files.RecordedResult);
            var real = group["real"] as JsonObject ?? [];
            foreach (var (metric, value) in ofReal)
                real[metric] = value;
            group["real"] = real;
        }
        var text = ShortList()
            .Replace(
                root.ToJsonString(ResultContext.Files.Options),
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
