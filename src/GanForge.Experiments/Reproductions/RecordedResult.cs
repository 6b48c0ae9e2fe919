using System.Text.Json.Serialization;
using GanForge.Gans;
using GanForge.Gans.Latent;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Runs.Json;

namespace GanForge.Experiments.Reproductions;

/// <summary>The recorded measurement of a row, with one run per seed.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RecordedResult : IJsonChecked
{
    /// <summary>The date of the measurement.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The version of the program that trained the runs.</summary>
    public required string Version { get; init; }

    /// <summary>The instruction set of the training machine, for example "X64, 512-bit vectors".</summary>
    public required string Processor { get; init; }

    /// <summary>
    /// The training: recipe, data set, and every setting, including those that the row does not name.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Trained { get; init; }

    /// <summary>The number of processor threads of a training.</summary>
    public required int Threads { get; init; }

    /// <summary>The number of real images that a run was trained on, repetitions included.</summary>
    public required long Images { get; init; }

    /// <summary>The runs' seeds.</summary>
    public required IReadOnlyList<ulong> Seeds { get; init; }

    /// <summary>The training time of each run, in seconds.</summary>
    public required IReadOnlyList<double> Seconds { get; init; }

    /// <summary>The SHA-256 hash of the classifier's file; null if no classifier was used.</summary>
    public string? Classifier { get; init; }

    /// <summary>
    /// The number of examples N that each metric was measured on; they are generated from the seeds 0 to N − 1.
    /// </summary>
    public required IReadOnlyDictionary<string, int> Samples { get; init; }

    /// <summary>The values of each metric by its name, one per run; null where a value could not be measured.</summary>
    [JsonPropertyName("figures")]
    public required IReadOnlyDictionary<string, IReadOnlyList<double?>> Metrics { get; init; }

    (string Field, string Expected)? IJsonChecked.Fault =>
        Seconds.Count != Seeds.Count ? ("seconds", "a number for each seed")
        : Metrics.Values.Any(values => values.Count != Seeds.Count)
            ? ("figures", "a number of each metric for each seed")
        : !Metrics.Keys.All(Samples.ContainsKey) ? ("samples", "a number of examples for each metric of 'figures'")
        : null;

    /// <summary>Returns the mean and deviation of a metric over the seeds; null if it was not measured.</summary>
    /// <param name="metric">The metric's name.</param>
    public MeanAndDeviation? MeanAndDeviationOf(string metric)
    {
        var known = Metrics.GetValueOrDefault(metric, []).OfType<double>().ToList();
        return known.Count == 0 ? null : MeanAndDeviation.Compute(known);
    }

    /// <summary>Returns a metric of one seed; null if it was not measured.</summary>
    /// <param name="metric">The metric's name.</param>
    /// <param name="seed">The run's seed.</param>
    public double? MetricOf(string metric, ulong seed)
    {
        var index = IndexOf(seed);
        return index >= 0 && Metrics.TryGetValue(metric, out var values) ? values[index] : null;
    }

    /// <summary>
    /// Returns true if the same seeds must produce the same bits in both results: same version, instruction set,
    /// classifier, and numbers of examples.
    /// </summary>
    internal bool IsOfSameKindAs(RecordedResult other) =>
        (Version, Processor, Classifier) == (other.Version, other.Processor, other.Classifier)
        && Samples.Keys.Intersect(other.Samples.Keys).All(metric => Samples[metric] == other.Samples[metric]);

    /// <summary>
    /// Describes what the options train, in the form of <see cref="Trained"/>: with defaults filled in, and without
    /// options that are recorded only in the run's folder.
    /// </summary>
    /// <exception cref="UserErrorException">The options are invalid.</exception>
    internal static IReadOnlyDictionary<string, string> TrainedBy(TrainingOptions options)
    {
        var entry = RecipeCatalogue.Find(options.Recipe);
        var recipe = entry.Create(options.Settings);
        var trained = new Dictionary<string, string>
        {
            [RunOption.Recipe.Name] = entry.Name,
            [RunOption.Dataset.Name] = options.Dataset,
        };
        if (options.Images is { } images)
            trained[RunOption.Images.Name] = $"{images}";
        if (options.Steps is { } steps)
            trained[RunOption.Steps.Name] = $"{steps}";
        foreach (var setting in entry.Settings)
            trained[setting.Name] = setting.Of(recipe);
        return trained;
    }

    /// <summary>
    /// Describes the first difference between a training and the measured one; null if there is none. A setting that
    /// only one of them has is ignored, because newer versions add settings.
    /// </summary>
    internal string? DifferenceFrom(IReadOnlyDictionary<string, string> training)
    {
        string[] optional = [RunOption.Images.Name, RunOption.Steps.Name];
        var name = Trained
            .Keys.Intersect(training.Keys)
            .Union(optional)
            .FirstOrDefault(name => Trained.GetValueOrDefault(name) != training.GetValueOrDefault(name));
        return name is null
            ? null
            : $"{name} {Trained.GetValueOrDefault(name, "not given")} and not "
                + $"{training.GetValueOrDefault(name, "given")}";
    }

    /// <summary>
    /// Merges this result with a newer one of the same training, which replaces the seeds that both have.
    /// </summary>
    /// <exception cref="UserErrorException">The results are not comparable, and seeds would be lost.</exception>
    internal RecordedResult With(RecordedResult newer)
    {
        RequireNoneLost(newer.Seeds, newer.Version, newer.Processor, newer.Threads);
        if (!IsOfSameKindAs(newer) || Threads != newer.Threads)
        {
            if (Seeds.Except(newer.Seeds).Any())
                throw Refused("measured with another classifier or on other numbers of examples", "as measured now");
            return newer;
        }
        (ulong Seed, RecordedResult Of)[] all =
        [
            .. newer
                .Seeds.Select(seed => (seed, newer))
                .Concat(Seeds.Except(newer.Seeds).Select(seed => (seed, this)))
                .OrderBy(pair => pair.seed),
        ];
        return newer with
        {
            Seeds = [.. all.Select(pair => pair.Seed)],
            Seconds = [.. all.Select(pair => pair.Of.Seconds[pair.Of.IndexOf(pair.Seed)])],
            Samples = Metrics
                .Keys.Union(newer.Metrics.Keys)
                .ToDictionary(
                    metric => metric,
                    metric => newer.Samples.TryGetValue(metric, out var count) ? count : Samples[metric]
                ),
            Metrics = Metrics
                .Keys.Union(newer.Metrics.Keys)
                .ToDictionary(
                    metric => metric,
                    metric => (IReadOnlyList<double?>)[.. all.Select(pair => pair.Of.MetricOf(metric, pair.Seed))]
                ),
        };
    }

    /// <summary>Throws if recording the seeds would discard seeds that are already recorded.</summary>
    /// <exception cref="UserErrorException">The results are not comparable, and seeds would be lost.</exception>
    internal void RequireNoneLost(IEnumerable<ulong> seeds, string version, string processor, int threads)
    {
        if ((version, processor, threads) == (Version, Processor, Threads) || !Seeds.Except(seeds).Any())
            return;
        throw Refused(
            $"by version {Version} on {Processor} with --threads {Threads}",
            $"by version {version} on {processor} with --threads {threads}"
        );
    }

    private UserErrorException Refused(string recorded, string others) =>
        new(
            $"Recorded are seeds {NumberList.Parse(string.Join(',', Seeds))}, {recorded}; measure all of them "
                + $"again, since others {others} are not comparable with them."
        );

    private int IndexOf(ulong seed) => Seeds.ToList().IndexOf(seed);
}
