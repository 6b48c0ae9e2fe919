using System.Text;
using System.Text.Json;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Runs.Json;

namespace GanForge.Studio.Runs;

/// <summary>Reads the end of stats.jsonl to find a run's progress without reading the whole file.</summary>
internal static class StatisticsTail
{
    private const int Length = 16 * 1024;

    /// <summary>
    /// Reads the latest step line, and describes any problem with the lines after it; both are null if there is none.
    /// </summary>
    /// <exception cref="UserErrorException">The file has lines, but none can be read.</exception>
    public static (StatisticsLine? Last, string? Problem) Read(RunFolder run)
    {
        if (!File.Exists(run.StatisticsPath))
            return default;
        StatisticsLine? last = null;
        JsonException? first = null;
        foreach (var line in ReadableFile.Open(run.StatisticsPath, Lines).Reverse())
        {
            try
            {
                var read = StatisticsLine.Parse(line);
                last ??= read;
                // Step lines have a loss; an epoch's accuracy line has none.
                if (!read.Scalars.Any(scalar => scalar.Name.StartsWith("loss", StringComparison.Ordinal)))
                    continue;
                last = read;
                break;
            }
            catch (JsonException problem)
            {
                first = problem;
            }
        }
        var sentence = first is null ? null : $"The end of {run.StatisticsPath} is damaged: {first.Message}.";
        return last is null && sentence is not null ? throw new UserErrorException(sentence, first) : (last, sentence);
    }

    /// <summary>Reads the last complete lines.</summary>
    private static string[] Lines(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var isPart = file.Length > Length;
        file.Seek(-Math.Min(Length, file.Length), SeekOrigin.End);
        var tail = new byte[file.Length - file.Position];
        var text = Encoding.UTF8.GetString(tail, 0, file.ReadAtLeast(tail, tail.Length, throwOnEndOfStream: false));
        var lines = text.TrimStart('\ufeff').Split('\n').Select(line => line.Trim()).ToList();
        // The first line may be cut off, and the last one may still be being written.
        if (isPart)
            lines.RemoveAt(0);
        if (lines is [.., var end] && !end.EndsWith('}'))
            lines.RemoveAt(lines.Count - 1);
        return [.. lines.Where(line => line.Length > 0)];
    }
}
