using System.Text.Json;
using System.Text.Json.Nodes;
using GanForge.Gans.Json;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Runs.Session;
using GanForge.Runs.State;

namespace GanForge.Experiments.Sweeps;

/// <summary>The trials of a sweep, stored as plan.json in its folder.</summary>
public sealed class SweepPlan
{
    private const int Format = 1;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <exception cref="UserErrorException">Two trials would be the same run.</exception>
    internal SweepPlan(IReadOnlyList<SweepTrial> trials)
    {
        Trials = trials;
        var same = trials
            .GroupBy(trial => ToJson(trial with { Name = "" }).ToJsonString())
            .FirstOrDefault(group => group.Count() > 1);
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
            return JsonFile.Read(path, Format, json => FromJson(json["trials"], path));
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    internal static string PathIn(string folder) => Path.Combine(folder, "plan.json");

    internal void Write(string folder)
    {
        var json = new JsonObject
        {
            ["format"] = Format,
            ["version"] = OptionsFile.Version,
            ["trials"] = new JsonArray([.. Trials.Select(ToJson)]),
        };
        AtomicFile.Write(PathIn(folder), json.ToJsonString(Indented) + "\n");
    }

    /// <summary>Returns these trials and those of another plan that are missing here.</summary>
    internal SweepPlan With(SweepPlan other) => new([.. Trials.UnionBy(other.Trials, trial => trial.Name)]);

    /// <summary>
    /// Returns the name of a trial that has different settings in the two plans; null if there is none.
    /// </summary>
    internal string? ConflictWith(SweepPlan other) =>
        Trials
            .Join(other.Trials, trial => trial.Name, trial => trial.Name, (here, there) => (here, there))
            .FirstOrDefault(pair => ToJson(pair.here).ToJsonString() != ToJson(pair.there).ToJsonString())
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

        var changed = Trials
            .Zip(other.Trials)
            .FirstOrDefault(pair => ToJson(pair.First).ToJsonString() != ToJson(pair.Second).ToJsonString());
        if (changed.First is null)
            return null;
        return changed.First.Name == changed.Second.Name
            ? $"its trial '{changed.First.Name}' shares other settings"
            : "its trials are in another order";
    }

    private static JsonObject ToJson(SweepTrial trial) =>
        new()
        {
            ["name"] = trial.Name,
            ["recipe"] = trial.Options.Recipe,
            ["dataset"] = trial.Options.Dataset,
            ["dataDirectory"] = trial.Options.DataDirectory,
            ["images"] = trial.Options.Images,
            ["seed"] = trial.Options.Seed,
            ["steps"] = trial.Options.Steps,
            ["sampleEvery"] = trial.Options.SampleEvery,
            ["evaluateEvery"] = trial.Options.EvaluateEvery,
            ["evaluateSamples"] = trial.Options.EvaluateSamples,
            ["settings"] = new JsonObject(
                trial
                    .Options.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal)
                    .Select(setting => KeyValuePair.Create(setting.Key, (JsonNode?)setting.Value))
            ),
        };

    private static SweepPlan FromJson(JsonField json, string path)
    {
        SweepTrial[] trials = [.. json.Items().Select(FromJson)];
        if (trials.DistinctBy(trial => trial.Name).Count() < trials.Length)
            throw json.Wrong("a list of trials, each of a name of its own");
        try
        {
            return new SweepPlan(trials);
        }
        catch (UserErrorException problem)
        {
            throw new UserErrorException($"{path} is damaged: {problem.Message}", problem);
        }
    }

    private static SweepTrial FromJson(JsonField json) =>
        new(
            json["name"].Text(),
            new TrainingOptions
            {
                Recipe = json["recipe"].Text(),
                Dataset = json["dataset"].Text(),
                DataDirectory = json.Find("dataDirectory")?.Text(),
                Images = json.Find("images")?.Int32(minimum: 1),
                Seed = json["seed"].UInt64(),
                Steps = json.Find("steps")?.Whole(minimum: 1),
                SampleEvery = json["sampleEvery"].Int32(minimum: 1),
                EvaluateEvery = json.Find("evaluateEvery")?.Int32(),
                EvaluateSamples = json.Find("evaluateSamples")?.Int32(minimum: 1),
                Settings = json["settings"]
                    .Fields()
                    .ToDictionary(setting => setting.Name, setting => setting.Setting()),
                Description = json["name"].Text(),
            }
        );
}
