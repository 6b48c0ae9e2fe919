using GanForge.Experiments.Sweeps;
using GanForge.Gans;
using GanForge.Gans.Latent;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;

namespace GanForge.Experiments.Reproductions;

/// <summary>What was measured of a row's runs, one for each seed.</summary>
public sealed record RecordedResult
{
    /// <summary>The day of the measurement.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The version that trained the runs.</summary>
    public required string Version { get; init; }

    /// <summary>The instruction set that it did so on, for example "X64, 512-bit vectors".</summary>
    public required string Processor { get; init; }

    /// <summary>What was trained: recipe, data set, and every setting, whether the row names it or not.</summary>
    public required IReadOnlyDictionary<string, string> Trained { get; init; }

    /// <summary>Processor threads of a training.</summary>
    public required int Threads { get; init; }

    /// <summary>Real images that a run has learnt from, repetitions included.</summary>
    public required long Images { get; init; }

    /// <summary>The runs' seeds.</summary>
    public required IReadOnlyList<ulong> Seeds { get; init; }

    /// <summary>Seconds that each run has taken.</summary>
    public required IReadOnlyList<double> Seconds { get; init; }

    /// <summary>SHA-256 of the file of the classifier that looked on; null where none did.</summary>
    public string? Classifier { get; init; }

    /// <summary>The examples that each figure was measured on: what the seeds 0 to N − 1 give.</summary>
    public required IReadOnlyDictionary<string, int> Samples { get; init; }

    /// <summary>Each figure of each run by its name; null where a run lacks what it takes.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<double?>> Figures { get; init; }

    /// <summary>Whether there is a figure, and a time, of each seed, and numbers of examples for each figure.</summary>
    internal bool IsWhole => Seconds.Count == Seeds.Count && Figures.All(figure => figure.Value.Count == Seeds.Count && Samples.ContainsKey(figure.Key));

    /// <summary>Mean and deviation of a figure over the seeds; null where it was not measured.</summary>
    /// <param name="figure">The figure's name.</param>
    public MeanAndDeviation? SpreadOf(string figure)
    {
        var known = Figures.GetValueOrDefault(figure, []).OfType<double>().ToList();
        return known.Count == 0 ? null : MeanAndDeviation.Compute(known);
    }

    /// <summary>A figure of one seed; null where it was not measured.</summary>
    /// <param name="figure">The figure's name.</param>
    /// <param name="seed">The run's seed.</param>
    public double? FigureOf(string figure, ulong seed)
    {
        var index = IndexOf(seed);
        return index >= 0 && Figures.TryGetValue(figure, out var values) ? values[index] : null;
    }

    /// <summary>Whether the same seeds give the same bits here and there: same version, same instruction set, same classifier, as many examples.</summary>
    internal bool IsOfSameKindAs(RecordedResult other) =>
        (Version, Processor, Classifier) == (other.Version, other.Processor, other.Classifier)
        && Samples.Keys.Intersect(other.Samples.Keys).All(figure => Samples[figure] == other.Samples[figure]);

    /// <summary>What a run of some options trains, in the words of <see cref="Trained"/>: defaults are settled, what only its folder holds is left out.</summary>
    /// <exception cref="UserErrorException">The options cannot be.</exception>
    internal static IReadOnlyDictionary<string, string> TrainedBy(TrainingOptions options)
    {
        var entry = RecipeCatalogue.Find(options.Recipe);
        var recipe = entry.Create(options.Settings);
        var trained = new Dictionary<string, string> { [NamedOptions.Recipe] = entry.Name, [NamedOptions.Dataset] = options.Dataset };
        if (options.Images is { } images)
            trained[NamedOptions.Images] = $"{images}";
        if (options.Steps is { } steps)
            trained[NamedOptions.Steps] = $"{steps}";
        foreach (var setting in entry.Settings)
            trained[setting.Name] = setting.Of(recipe);
        return trained;
    }

    /// <summary>
    /// What a training has otherwise than the one that was measured, in words; null where they are the same. Settings that
    /// only one of them knows count as the same: programs get new ones.
    /// </summary>
    internal string? DifferenceFrom(IReadOnlyDictionary<string, string> training)
    {
        string[] optional = [NamedOptions.Images, NamedOptions.Steps];
        var name = Trained.Keys.Intersect(training.Keys).Union(optional)
            .FirstOrDefault(name => Trained.GetValueOrDefault(name) != training.GetValueOrDefault(name));
        return name is null ? null : $"{name} {Trained.GetValueOrDefault(name, "not given")} and not {training.GetValueOrDefault(name, "given")}";
    }

    /// <summary>These seeds, and those of a newer measurement of the same training in their places or beside them.</summary>
    /// <exception cref="UserErrorException">They cannot stand side by side, and seeds would be lost.</exception>
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
            [.. newer.Seeds.Select(seed => (seed, newer)).Concat(Seeds.Except(newer.Seeds).Select(seed => (seed, this))).OrderBy(pair => pair.seed)];
        return newer with
        {
            Seeds = [.. all.Select(pair => pair.Seed)],
            Seconds = [.. all.Select(pair => pair.Of.Seconds[pair.Of.IndexOf(pair.Seed)])],
            Samples = Figures.Keys.Union(newer.Figures.Keys).ToDictionary(figure => figure, figure => newer.Samples.TryGetValue(figure, out var count) ? count : Samples[figure]),
            Figures = Figures.Keys.Union(newer.Figures.Keys).ToDictionary(
                figure => figure,
                figure => (IReadOnlyList<double?>)[.. all.Select(pair => pair.Of.FigureOf(figure, pair.Seed))]),
        };
    }

    /// <summary>Refuses seeds in whose favour others would have to go.</summary>
    /// <exception cref="UserErrorException">They are of another kind, and seeds would be lost.</exception>
    internal void RequireNoneLost(IEnumerable<ulong> seeds, string version, string processor, int threads)
    {
        if ((version, processor, threads) == (Version, Processor, Threads) || !Seeds.Except(seeds).Any())
            return;
        throw Refused($"by version {Version} on {Processor} with --threads {Threads}", $"by version {version} on {processor} with --threads {threads}");
    }

    private UserErrorException Refused(string recorded, string others) => new(
        $"Recorded are seeds {NumberList.Parse(string.Join(',', Seeds))}, {recorded}; measure all of them again, since others {others} cannot stand beside them.");

    private int IndexOf(ulong seed) => Seeds.ToList().IndexOf(seed);
}
