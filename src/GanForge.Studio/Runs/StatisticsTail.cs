using System.Text;
using System.Text.Json;
using GanForge.Gans.Json;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;

namespace GanForge.Studio.Runs;

/// <summary>The end of stats.jsonl: how far a run is, without reading the whole file.</summary>
internal static class StatisticsTail
{
    private const int Length = 16 * 1024;

    /// <summary>The newest line of a step, and what is wrong with the lines after it; both null where there is no such.</summary>
    /// <exception cref="UserErrorException">There are lines, and none can be read.</exception>
    public static (StatisticsLine? Last, string? Problem) Read(RunFolder run)
    {
        if (!File.Exists(run.StatisticsPath))
            return default;
        StatisticsLine? last = null;
        JsonException? first = null;
        foreach (var line in JsonFile.Open(run.StatisticsPath, Lines).Reverse())
        {
            try
            {
                var read = StatisticsLine.FromJson(JsonField.Parse(line));
                last ??= read;
                // The line of a step has a loss; that of an epoch's accuracies has none.
                if (!read.Figures.Any(figure => figure.Name.StartsWith("loss", StringComparison.Ordinal)))
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

    /// <summary>The last lines that are whole.</summary>
    private static string[] Lines(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var isPart = file.Length > Length;
        file.Seek(-Math.Min(Length, file.Length), SeekOrigin.End);
        var tail = new byte[file.Length - file.Position];
        var text = Encoding.UTF8.GetString(tail, 0, file.ReadAtLeast(tail, tail.Length, throwOnEndOfStream: false));
        var lines = text.TrimStart('\ufeff').Split('\n').Select(line => line.Trim()).ToList();
        // The first one may have begun before, and the last one may still be written.
        if (isPart)
            lines.RemoveAt(0);
        if (lines is [.., var end] && !end.EndsWith('}'))
            lines.RemoveAt(lines.Count - 1);
        return [.. lines.Where(line => line.Length > 0)];
    }
}
