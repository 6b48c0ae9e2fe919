using System.Text.Json;
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
        var line = new MetricsLine
        {
            Step = step,
            Epoch = epoch,
            Dataset = fakes.Dataset,
            Samples = fakes.Samples,
            RealSamples = reals.Samples,
            Seed = fakes.Seed,
            Classifier = fakes.Classifier,
            Metrics = fakes.Known,
            Real = reals.Known,
            Classes = fakes.Classes,
        };
        using var file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read);
        JsonSerializer.Serialize(file, line, RunFileContext.Lines.MetricsLine);
        file.Write("\n"u8);
        file.Flush(flushToDisk: true);
        Length = file.Length;
    }
}
