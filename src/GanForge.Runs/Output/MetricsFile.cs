using System.Text;
using System.Text.Json.Nodes;
using GanForge.Evaluation.Metrics;
using GanForge.Runs.Folder;

namespace GanForge.Runs.Output;

/// <summary>
/// Appends a line to metrics.jsonl for each evaluation of a run, including the metrics of real examples.
/// </summary>
internal sealed class MetricsFile
{
    private readonly string _path;

    /// <summary>
    /// Cuts off everything after <paramref name="length"/>; the file itself is created with its first line.
    /// </summary>
    public MetricsFile(string path, long length)
    {
        (_path, Length) = (path, length);
        CheckpointedLines.Cut(path, length);
    }

    /// <summary>The length of the file in bytes.</summary>
    public long Length { get; private set; }

    /// <summary>Writes a line to the disk.</summary>
    public void Write(long step, int epoch, EvaluationResult fakes, EvaluationResult reals)
    {
        var json = new JsonObject
        {
            ["step"] = step,
            ["epoch"] = epoch,
            ["dataset"] = fakes.Dataset,
            ["samples"] = fakes.Samples,
            ["realSamples"] = reals.Samples,
            ["seed"] = fakes.Seed,
            ["classifier"] = fakes.Classifier,
            ["figures"] = Figures(fakes),
            ["real"] = Figures(reals),
        };
        if (fakes.Classes is { } classes)
            json["classes"] = new JsonArray([.. classes.Select(count => (JsonNode)count)]);
        using var file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read);
        file.Write(Encoding.UTF8.GetBytes(json.ToJsonString() + "\n"));
        file.Flush(flushToDisk: true);
        Length = file.Length;
    }

    private static JsonObject Figures(EvaluationResult evaluation) =>
        new(evaluation.Known.Select(figure => KeyValuePair.Create(figure.Key, (JsonNode?)figure.Value)));
}
