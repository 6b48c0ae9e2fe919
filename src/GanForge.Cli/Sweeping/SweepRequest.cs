using GanForge.Experiments.Sweeps;
using GanForge.Gans.Settings;

namespace GanForge.Cli.Sweeping;

/// <summary>What somebody wants tried, from a file, from flags, or both.</summary>
internal sealed record SweepRequest
{
    /// <summary>What every trial sets, names to texts.</summary>
    public IReadOnlyDictionary<string, string> Shared { get; init; } = new Dictionary<string, string>();

    /// <summary>What is tried.</summary>
    public IReadOnlyList<SearchAxis> Axes { get; init; } = [];

    /// <summary>The number of random trials, or null for every combination.</summary>
    public int? Random { get; init; }

    /// <summary>What the choice of random trials follows from.</summary>
    public ulong RandomSeed { get; init; } = 1;

    /// <summary>The trials.</summary>
    /// <exception cref="UserErrorException">There are none, or one cannot be.</exception>
    public SweepPlan Plan()
    {
        var space = new SearchSpace(Shared, Axes);
        return Random is { } count ? space.Random(count, RandomSeed) : space.Grid();
    }

    /// <summary>Every recipe that is named.</summary>
    public static IReadOnlyList<string> Recipes(IReadOnlyDictionary<string, string> shared, IEnumerable<SearchAxis> axes) =>
    [
        .. axes.SelectMany(axis => axis.Choices ?? []).Select(choice => choice.Values.GetValueOrDefault("recipe"))
            .Append(shared.GetValueOrDefault("recipe")).OfType<string>(),
    ];
}
