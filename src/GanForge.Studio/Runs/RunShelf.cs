using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using GanForge.Gans;
using Microsoft.AspNetCore.Http;

namespace GanForge.Studio;

/// <summary>The runs of the studio's folder. A card is read again only when its folder has changed; a broken folder breaks its own card.</summary>
internal sealed class RunShelf(StudioOptions options)
{
    private const int LongestLine = 16 * 1024;

    private readonly ConcurrentDictionary<string, (RunStamp Stamp, RunCard Card)> _cards = [];

    /// <summary>The folder of run folders.</summary>
    public string RunsDirectory { get; } = Path.GetFullPath(options.RunsDirectory);

    /// <summary>All runs' folders, by number.</summary>
    public IReadOnlyList<RunFolder> Folders => [.. RunFolder.List(RunsDirectory).Where(IsInside)];

    /// <summary>The cards of all runs, by number.</summary>
    public IReadOnlyList<RunCard> Cards
    {
        get
        {
            var folders = Folders;
            foreach (var gone in _cards.Keys.Except(folders.Select(folder => folder.Name)))
                _cards.TryRemove(gone, out _);
            return [.. folders.Select(Card)];
        }
    }

    /// <summary>A run's folder by its name.</summary>
    /// <exception cref="StudioException">There is no such run in the studio's folder.</exception>
    public RunFolder Find(string name)
    {
        // Names are compared with those that are there, so that no name can lead anywhere else.
        if (!name.AsSpan().ContainsAny('/', '\\') && Path.Combine(RunsDirectory, name) is var path && File.Exists(Path.Combine(path, "options.json"))
            && RunFolder.Find(path) is { } run && IsInside(run))
            return run;
        throw new StudioException(StatusCodes.Status404NotFound, $"There is no run {name}; it may have been deleted.");
    }

    /// <summary>A run's card.</summary>
    public RunCard Card(RunFolder run)
    {
        var stamp = RunStamp.Of(run);
        if (_cards.TryGetValue(run.Name, out var known) && known.Stamp == stamp)
            return known.Card;
        var card = Read(run);
        _cards[run.Name] = (stamp, card);
        return card;
    }

    /// <summary>What is found behind a link may be anybody's; a run is a folder of the runs folder itself.</summary>
    private static bool IsInside(RunFolder run) => new DirectoryInfo(run.Path).LinkTarget is null && run.Name is not ("." or "..");

    private static RunCard Read(RunFolder run)
    {
        try
        {
            var description = RunDescription.Read(run);
            var status = RunStatus.Read(run);
            var last = LastLine(run.StatisticsPath);
            var (step, figures) = (last.Step, last.Figures);
            return new RunCard
            {
                Name = run.Name,
                Number = run.Number,
                State = status is null ? File.Exists(run.GeneratorPath) ? "completed" : "cut-short" : JsonNamingPolicy.KebabCaseLower.ConvertName(status.State.ToString()),
                Problem = status?.Message,
                Recipe = description.Options.Recipe,
                Dataset = description.Options.Dataset,
                Description = description.Options.Description,
                Started = description.Started,
                Step = Math.Max(status?.Step ?? 0, status?.State == RunState.Running ? step : 0),
                Steps = status?.Steps,
                Epoch = status?.Epoch,
                Epochs = status?.Epochs,
                StepsPerEpoch = status?.StepsPerEpoch,
                Seconds = Math.Max(status?.Seconds ?? 0, last.Seconds),
                ImagesPerSecond = last.ImagesPerSecond > 0 ? last.ImagesPerSecond : null,
                Figures = figures,
                Metrics = MetricsOf(run),
                Samples = [.. run.Samples.Select(sample => sample.Epoch)],
                Alarms = AlarmsOf(run).Count(alarm => alarm.Until is null),
            };
        }
        catch (Exception problem) when (problem is UserErrorException or IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new RunCard { Name = run.Name, Number = run.Number, State = "broken", Problem = problem.Message };
        }
    }

    /// <summary>The alarms of a run, as alarms.json has them.</summary>
    public static IReadOnlyList<Alarm> AlarmsOf(RunFolder run) => File.Exists(run.AlarmsPath)
        ? JsonSerializer.Deserialize<List<Alarm>>(File.ReadAllText(run.AlarmsPath), JsonSerializerOptions.Web) ?? []
        : [];

    private static Dictionary<string, double> MetricsOf(RunFolder run)
    {
        if (!File.Exists(run.MetricsPath) || File.ReadLines(run.MetricsPath).LastOrDefault(line => line.EndsWith('}')) is not { } line)
            return [];
        using var document = JsonDocument.Parse(line);
        return NumbersOf(document.RootElement.GetProperty("figures"));
    }

    /// <summary>The figures of the last whole line; only the end of the file is read.</summary>
    private static (long Step, double Seconds, double ImagesPerSecond, IReadOnlyDictionary<string, double> Figures) LastLine(string path)
    {
        if (!File.Exists(path))
            return (0, 0, 0, new Dictionary<string, double>());
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(-Math.Min(LongestLine, file.Length), SeekOrigin.End);
        var tail = new byte[file.Length - file.Position];
        var text = Encoding.UTF8.GetString(tail, 0, file.ReadAtLeast(tail, tail.Length, throwOnEndOfStream: false));
        // The line of a step has a generator's loss or is a preparation's; that of an epoch's accuracies has none.
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith('{') && line.EndsWith('}')).ToList();
        if (lines.Count == 0)
            return (0, 0, 0, new Dictionary<string, double>());
        using var document = JsonDocument.Parse(lines.FindLast(line => line.Contains("\"loss", StringComparison.Ordinal)) ?? lines[^1]);
        var root = document.RootElement;
        var wall = root.GetProperty("wall");
        return (root.GetProperty("step").GetInt64(), wall.GetProperty("seconds").GetDouble(), wall.GetProperty("imagesPerSecond").GetDouble(), NumbersOf(root));
    }

    private static Dictionary<string, double> NumbersOf(JsonElement figures) => figures.EnumerateObject()
        .Where(figure => figure.Value.ValueKind == JsonValueKind.Number && figure.Name is not ("step" or "epoch"))
        .ToDictionary(figure => figure.Name, figure => figure.Value.GetDouble());
}
