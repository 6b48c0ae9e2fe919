using System.Text.Json;
using System.Text.Json.Nodes;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Runs.Json;
using GanForge.Runs.Session;
using GanForge.Runs.State;

namespace GanForge.Experiments.Sweeps;

/// <summary>The trials of a sweep, stored as plan.json in its folder.</summary>
public sealed class SweepPlan
{
    private const int Format = 1;

    /// <exception cref="UserErrorException">Two trials would be the same run.</exception>
    internal SweepPlan(IReadOnlyList<SweepTrial> trials)
    {
        Trials = trials;
        var same = trials.GroupBy(trial => Text(trial with { Name = "" })).FirstOrDefault(group => group.Count() > 1);
        if (same is not null)
            throw new UserErrorException($"'{same.First().Name}' and '{same.Last().Name}' would be the same run.");
    }

    /// <summary>The trials, in the order in which they run.</summary>
    public IReadOnlyList<SweepTrial> Trials { get; }

    /// <summary>Checks every trial as its training would and returns the training plans; writes nothing.</summary>
    /// <param name="load">The function that loads the data set of the given options; null to use the catalogue.</param>
    /// <exception cref="UserErrorException">A trial is invalid; the message names it.</exception>
    public IReadOnlyList<TrainingPlan> Check(Func<TrainingOptions, DatasetPair>? load = null)
    {
        load ??= new DatasetCache().Load;
        return
        [
            .. Trials.Select(trial =>
            {
                try
                {
                    TrainingSession.Check(trial.Options);
                    return TrainingPlan.For(trial.Options, load(trial.Options));
                }
                catch (UserErrorException problem)
                {
                    throw new UserErrorException($"The trial '{trial.Name}' cannot be: {problem.Message}", problem);
                }
            }),
        ];
    }

    /// <summary>Returns true if the folder holds a sweep.</summary>
    public static bool IsIn(string folder) => File.Exists(PathIn(folder));

    /// <summary>Reads the plan in a sweep's folder; null if there is none.</summary>
    /// <exception cref="UserErrorException">The file does not have the format that this version writes.</exception>
    public static SweepPlan? Read(string folder)
    {
        var path = PathIn(folder);
        try
        {
            return JsonFile.Read(path, Format, json => FromJson(json, path));
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    internal static string PathIn(string folder) => Path.Combine(folder, "plan.json");

    internal void Write(string folder)
    {
        var head = new PlanHead { Format = Format, Version = OptionsFile.Version };
        var json = JsonSerializer.SerializeToNode(head, PlanContext.Files.PlanHead)!.AsObject();
        json["trials"] = new JsonArray([.. Trials.Select(ToJson)]);
        AtomicFile.Write(PathIn(folder), json.ToJsonString(PlanContext.Files.Options) + "\n");
    }

    /// <summary>Returns these trials and those of another plan that are missing here.</summary>
    internal SweepPlan With(SweepPlan other) => new([.. Trials.UnionBy(other.Trials, trial => trial.Name)]);

    /// <summary>
    /// Returns the name of a trial that has different settings in the two plans; null if there is none.
    /// </summary>
    internal string? ConflictWith(SweepPlan other) =>
        Trials
            .Join(other.Trials, trial => trial.Name, trial => trial.Name, (here, there) => (here, there))
            .FirstOrDefault(pair => Text(pair.here) != Text(pair.there))
            .here?.Name;

    /// <summary>Describes the first difference between the plans, or returns null.</summary>
    internal string? DifferenceFrom(SweepPlan other)
    {
        if (
            Trials.Select(trial => trial.Name).Except(other.Trials.Select(trial => trial.Name)).FirstOrDefault() is
            { } missing
        )
        {
            return $"it has the trial '{missing}'";
        }

        if (
            other.Trials.Select(trial => trial.Name).Except(Trials.Select(trial => trial.Name)).FirstOrDefault() is
            { } added
        )
        {
            return $"it has no trial '{added}'";
        }

        var changed = Trials.Zip(other.Trials).FirstOrDefault(pair => Text(pair.First) != Text(pair.Second));
        if (changed.First is null)
            return null;
        return changed.First.Name == changed.Second.Name
            ? $"its trial '{changed.First.Name}' shares other settings"
            : "its trials are in another order";
    }

    /// <summary>A text that is equal for equal trials.</summary>
    private static string Text(SweepTrial trial) =>
        ToJson(
                trial with
                {
                    Options = trial.Options with
                    {
                        Settings = new SortedDictionary<string, string>(
                            trial.Options.Settings.ToDictionary(),
                            StringComparer.Ordinal
                        ),
                        Description = null,
                    },
                }
            )
            .ToJsonString();

    private static JsonObject ToJson(SweepTrial trial) =>
        JsonText.Join(
            JsonSerializer.SerializeToNode(new TrialName { Name = trial.Name }, PlanContext.Files.TrialName),
            JsonSerializer.SerializeToNode(trial.Options, PlanContext.Files.TrainingOptions)
        );

    private static SweepPlan FromJson(JsonElement json, string path)
    {
        var names = JsonText.Read(json, PlanContext.Files.TrialListTrialName).Trials;
        var options = JsonText.Read(json, PlanContext.Files.TrialListTrainingOptions).Trials;
        if (names.Distinct().Count() < names.Count)
        {
            throw new JsonPlace()
                .Below("trials")
                .Fault(json.GetProperty("trials"), "a list of trials, each of a name of its own");
        }

        try
        {
            return new SweepPlan([
                .. names.Zip(
                    options,
                    (trial, option) => new SweepTrial(trial.Name, option with { Description = trial.Name })
                ),
            ]);
        }
        catch (UserErrorException problem)
        {
            throw new UserErrorException($"{path} is damaged: {problem.Message}", problem);
        }
    }
}
