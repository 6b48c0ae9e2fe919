using GanForge.Experiments.Sweeps;
using GanForge.Gans.Settings;

namespace GanForge.Cli.Sweeping;

/// <summary>A request for a sweep, from a file, from flags, or both.</summary>
internal sealed record SweepRequest
{
    /// <summary>The settings of every trial, as text keyed by name.</summary>
    public IReadOnlyDictionary<string, string> Shared { get; init; } = new Dictionary<string, string>();

    /// <summary>The axes to search.</summary>
    public IReadOnlyList<SearchAxis> Axes { get; init; } = [];

    /// <summary>The number of random trials, or null for every combination.</summary>
    public int? Random { get; init; }

    /// <summary>The seed for choosing random trials.</summary>
    public ulong RandomSeed { get; init; } = 1;

    /// <summary>Creates the plan of the trials.</summary>
    /// <exception cref="UserErrorException">There are no trials, or one is invalid.</exception>
    public SweepPlan Plan()
    {
        var space = new SearchSpace(Shared, Axes);
        return Random is { } count ? space.Random(count, RandomSeed) : space.Grid();
    }

    /// <summary>All recipes that the settings name.</summary>
    public static IReadOnlyList<string> Recipes(
        IReadOnlyDictionary<string, string> shared,
        IEnumerable<SearchAxis> axes
    ) =>
        [
            .. axes.SelectMany(axis => axis.Choices ?? [])
                .Select(choice => choice.Values.GetValueOrDefault("recipe"))
                .Append(shared.GetValueOrDefault("recipe"))
                .OfType<string>(),
        ];
}
