using System.Collections.Concurrent;
using System.Text.Json;
using GanForge.Gans.Diagnostics;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Runs.Json;
using GanForge.Studio.Web;
using Microsoft.AspNetCore.Http;

namespace GanForge.Studio.Runs;

/// <summary>
/// The runs in the studio's folder. A card is read again only when its folder changes, and a broken folder affects only
/// its own card.
/// </summary>
internal sealed class RunCache(StudioOptions options)
{
    private readonly ConcurrentDictionary<string, (RunStamp Stamp, RunCard Card)> _cards = [];

    /// <summary>The folder that contains the run folders.</summary>
    public string RunsDirectory { get; } = Path.GetFullPath(options.RunsDirectory);

    /// <summary>The folders of all runs, ordered by number.</summary>
    public IReadOnlyList<RunFolder> Folders => [.. RunFolder.List(RunsDirectory).Where(IsInside)];

    /// <summary>The cards of all runs, ordered by number.</summary>
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

    /// <summary>Finds a run's folder by its name.</summary>
    /// <exception cref="StudioException">There is no such run in the studio's folder.</exception>
    public RunFolder Find(string name)
    {
        // Only existing names match, so no name can lead outside the folder.
        if (
            !name.AsSpan().ContainsAny('/', '\\')
            && Path.Combine(RunsDirectory, name) is var path
            && File.Exists(Path.Combine(path, "options.json"))
            && RunFolder.Find(path) is { } run
            && IsInside(run)
        )
        {
            return run;
        }

        throw new StudioException(StatusCodes.Status404NotFound, $"There is no run {name}; it may have been deleted.");
    }

    /// <summary>Returns the card of a run.</summary>
    public RunCard Card(RunFolder run)
    {
        var stamp = RunStamp.From(run);
        if (_cards.TryGetValue(run.Name, out var known) && known.Stamp == stamp)
            return known.Card;
        var card = Read(run);
        _cards[run.Name] = (stamp, card);
        return card;
    }

    /// <summary>
    /// True if the run is a real folder in the runs folder; links are excluded because they may lead anywhere.
    /// </summary>
    private static bool IsInside(RunFolder run) =>
        new DirectoryInfo(run.Path).LinkTarget is null && run.Name is not ("." or "..");

    private static RunCard Read(RunFolder run)
    {
        try
        {
            var description = RunDescription.Read(run);
            var status = RunStatus.Read(run);
            var (last, statisticsProblem) = StatisticsTail.Read(run);
            var (metrics, metricsProblem) = MetricsOf(run);
            var (alarms, alarmsProblem) = AlarmsOf(run);
            string?[] problems = [status?.Message, statisticsProblem, metricsProblem, alarmsProblem];
            return new RunCard
            {
                Name = run.Name,
                Number = run.Number,
                State = status is null
                    ? File.Exists(run.GeneratorPath)
                        ? "completed"
                        : "cut-short"
                    : JsonNamingPolicy.KebabCaseLower.ConvertName(status.State.ToString()),
                Problem = problems.Any(problem => problem is not null)
                    ? string.Join(' ', problems.OfType<string>())
                    : null,
                Recipe = description.Options.Recipe,
                Dataset = description.Options.Dataset,
                Description = description.Options.Description,
                Started = description.Started,
                Step = Math.Max(status?.Step ?? 0, status?.State == RunState.Running ? last?.Step ?? 0 : 0),
                Steps = status?.Steps,
                Epoch = status?.Epoch,
                Epochs = status?.Epochs,
                StepsPerEpoch = status?.StepsPerEpoch,
                Seconds = Math.Max(status?.Seconds ?? 0, last?.Wall?.Seconds ?? 0),
                ImagesPerSecond = SpeedOf(status, last),
                Scalars = last?.Scalars.ToDictionary(scalar => scalar.Name, scalar => scalar.Value) ?? [],
                Metrics = metrics,
                Samples = [.. run.Samples.Select(sample => sample.Epoch)],
                Alarms = alarms.Count(alarm => alarm.Until is null),
            };
        }
        catch (Exception problem)
        {
            // A broken folder must not hide the other runs.
            return new RunCard
            {
                Name = run.Name,
                Number = run.Number,
                State = "broken",
                Problem =
                    problem is UserErrorException
                        ? problem.Message
                        : $"{run.Path} cannot be read: {problem.Message.TrimEnd('.')}.",
            };
        }
    }

    /// <summary>Returns a run's current speed or, if it has ended, its overall speed, as in its report.</summary>
    private static double? SpeedOf(RunStatus? status, StatisticsLine? last) =>
        status is { State: not RunState.Running, Images: { } images, Seconds: > 0 and var seconds } ? images / seconds
        : last?.Wall?.ImagesPerSecond is > 0 and var speed ? speed
        : null;

    /// <summary>Reads the alarms of a run and describes any problem with their file; null if there is none.</summary>
    public static (IReadOnlyList<Alarm> Alarms, string? Problem) AlarmsOf(RunFolder run)
    {
        try
        {
            return (AlarmsFile.Read(run), null);
        }
        catch (UserErrorException problem)
        {
            return ([], problem.Message);
        }
    }

    /// <summary>Reads the metrics of the last evaluation.</summary>
    private static (IReadOnlyDictionary<string, double> Metrics, string? Problem) MetricsOf(RunFolder run)
    {
        MetricsLine? last = null;
        var problem = JsonFile.ReadLines(run.MetricsPath, long.MaxValue, line => last = MetricsLine.Parse(line));
        return (last?.Metrics ?? new Dictionary<string, double>(), problem?.Message);
    }
}
