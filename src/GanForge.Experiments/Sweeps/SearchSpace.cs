using GanForge.Gans;
using GanForge.Gans.Settings;
using GanForge.Runs.Folder;
using GanForge.Tensors.Random;

namespace GanForge.Experiments.Sweeps;

/// <summary>
/// The settings that all trials of a sweep share, and the axes whose values are combined.
/// <code>
/// var shared = new Dictionary&lt;string, string&gt; { ["recipe"] = "mlp" };
/// var space = new SearchSpace(shared, [SearchAxis.Parse("lr", ["1e-4", "3e-4"])]);
/// var plan = space.Grid();
/// </code>
/// </summary>
public sealed class SearchSpace
{
    private const int MaxTrials = 1_000;
    private const int MaxNameLength = 100;

    private readonly IReadOnlyDictionary<string, string> _shared;
    private readonly IReadOnlyList<SearchAxis> _axes;

    /// <summary>Creates a search space.</summary>
    /// <param name="shared">The settings of every trial, names to texts, as the flags of training have them.</param>
    /// <param name="axes">The axes; the last one varies fastest.</param>
    /// <exception cref="UserErrorException">There is no axis.</exception>
    public SearchSpace(IReadOnlyDictionary<string, string> shared, IReadOnlyList<SearchAxis> axes)
    {
        ArgumentNullException.ThrowIfNull(shared);
        ArgumentNullException.ThrowIfNull(axes);
        if (axes.Count == 0)
        {
            throw new UserErrorException(
                "There is nothing to try: give a setting with several values, as in lr=1e-4,3e-4."
            );
        }

        (_shared, _axes) = (shared, axes);
    }

    /// <summary>Creates a plan of every combination of values.</summary>
    /// <exception cref="UserErrorException">
    /// A range is infinite, there are too many combinations, or a combination is invalid.
    /// </exception>
    public SweepPlan Grid()
    {
        if (_axes.FirstOrDefault(axis => axis.Choices is null) is { } endless)
        {
            var size = endless is RangeAxis { Count: { } count }
                ? $"{count:N0} values, and a sweep has at most {MaxTrials:N0} trials"
                : "no end of values";
            throw new UserErrorException(
                $"The range of {endless.Names[0]} has {size}: give a number of random trials, or list its values."
            );
        }

        if (Size > MaxTrials)
        {
            throw new UserErrorException(
                $"These are {Size:N0} combinations, and a sweep has at most {MaxTrials:N0}; try fewer values, "
                    + $"or a number of random trials."
            );
        }

        return Plan(
            _axes.Aggregate(
                (IEnumerable<IReadOnlyList<SearchChoice>>)
                    [
                        [],
                    ],
                (combinations, axis) =>
                    combinations.SelectMany(before =>
                        axis.Choices!.Select(choice => (IReadOnlyList<SearchChoice>)[.. before, choice])
                    )
            )
        );
    }

    /// <summary>
    /// Creates a plan of distinct random combinations; a larger count extends the trials of a smaller one.
    /// </summary>
    /// <param name="count">The number of trials.</param>
    /// <param name="seed">The seed of the random choice.</param>
    /// <exception cref="UserErrorException">
    /// There are fewer combinations than trials, or a combination is invalid.
    /// </exception>
    public SweepPlan Random(int count, ulong seed = 1)
    {
        if (count is < 1 or > MaxTrials)
        {
            throw new UserErrorException(
                $"The number of random trials is a whole number from 1 up to {MaxTrials:N0}, not {count}."
            );
        }

        if (count > Size)
        {
            throw new UserErrorException(
                $"There are only {Size:N0} combinations, so {count} random trials cannot be drawn; omit "
                    + $"--random to try them all."
            );
        }

        var random = new RandomStream(seed, "sweep");
        var drawn = new Dictionary<string, IReadOnlyList<SearchChoice>>();
        // A narrow range has few rounded values, so the search for new combinations must be bounded.
        for (var attempt = 0L; drawn.Count < count && attempt < 1_000L * count; attempt++)
        {
            IReadOnlyList<SearchChoice> choices =
            [
                .. _axes.Select((axis, index) => axis.Draw(random.At(attempt), index)),
            ];
            drawn.TryAdd(NameOf(choices), choices);
        }
        return drawn.Count == count
            ? Plan(drawn.Values)
            : throw new UserErrorException(
                $"Only {drawn.Count} different trials were found in these ranges, not {count}; widen them, or "
                    + $"ask for fewer."
            );
    }

    /// <summary>The number of combinations; infinite if a range is.</summary>
    private double Size =>
        _axes.Aggregate(1.0, (size, axis) => size * (axis.Choices?.Count ?? double.PositiveInfinity));

    private SweepPlan Plan(IEnumerable<IReadOnlyList<SearchChoice>> combinations)
    {
        var trials = combinations.Select((choices, index) => Trial(choices, index)).ToArray();
        return new SweepPlan(trials);
    }

    private SweepTrial Trial(IReadOnlyList<SearchChoice> choices, int index)
    {
        var name = NameOf(choices);
        if (name.Length > MaxNameLength)
            name = $"trial {index + 1}";
        var options = new TrainingOptions { Recipe = RecipeOf(choices), Description = name };
        options = choices.Select(choice => choice.Values).Prepend(_shared).Aggregate(options, Apply);
        RequireOneAxisEach(choices, RecipeCatalogue.Find(options.Recipe));
        return new SweepTrial(name, options);
    }

    private string RecipeOf(IReadOnlyList<SearchChoice> choices)
    {
        var name =
            choices
                .Select(choice => choice.Values.GetValueOrDefault(RunOption.Recipe.Name))
                .LastOrDefault(given => given is not null)
            ?? _shared.GetValueOrDefault(RunOption.Recipe.Name, RecipeCatalogue.Default);
        return RecipeCatalogue.Find(name).Name;
    }

    /// <summary>
    /// Applies values to the options; later values take precedence, whichever of a setting's names they use.
    /// </summary>
    private static TrainingOptions Apply(TrainingOptions options, IReadOnlyDictionary<string, string> values)
    {
        var entry = RecipeCatalogue.Find(options.Recipe);
        var settings = new Dictionary<string, string>(options.Settings);
        // A name for several settings, such as "lr", is applied first, so that a specific one, such as "lr-g",
        // overrides it.
        foreach (
            var (name, text) in values
                .Where(value => !SweepVocabulary.IsOption(value.Key))
                .OrderByDescending(value => entry.Matching(value.Key).Length)
        )
        {
            foreach (var setting in entry.Matching(name))
                settings[setting.Name] = setting.Normalize(text);
        }
        options = options with { Settings = settings };
        return values
            .Where(value => SweepVocabulary.IsOption(value.Key) && value.Key != RunOption.Recipe.Name)
            .Select(value => (Option: RunOption.Find(value.Key)!, Text: value.Value))
            .Aggregate(options, (made, value) => value.Option.With(made, ValueOf(value.Option, value.Text)));
    }

    /// <summary>Parses a value; a path becomes absolute, since a plan outlives the working directory.</summary>
    private static object ValueOf(RunOption option, string text) =>
        option == RunOption.DataDirectory ? Path.GetFullPath(text) : option.Parse(text);

    private static void RequireOneAxisEach(IReadOnlyList<SearchChoice> choices, RecipeEntry entry)
    {
        var twice = choices
            .SelectMany(choice =>
                choice
                    .Values.Keys.SelectMany(name =>
                        SweepVocabulary.IsOption(name) ? [name] : entry.Matching(name).Select(setting => setting.Name)
                    )
                    .Distinct()
            )
            .GroupBy(name => name)
            .FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new UserErrorException($"Two of the things to try set {twice.Key}; put its values into one.");
    }

    private static string NameOf(IEnumerable<SearchChoice> choices) =>
        string.Join(", ", choices.Select(choice => choice.Label));
}
