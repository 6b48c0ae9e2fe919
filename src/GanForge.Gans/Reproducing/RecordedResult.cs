namespace GanForge.Gans;

/// <summary>What was measured of a row's runs, one for each seed.</summary>
public sealed record RecordedResult
{
    /// <summary>The day of the measurement.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The version that trained the runs.</summary>
    public required string Version { get; init; }

    /// <summary>The instruction set that it did so on, for example "X64, 512-bit vectors".</summary>
    public required string Processor { get; init; }

    /// <summary>Processor threads of a training.</summary>
    public required int Threads { get; init; }

    /// <summary>Real images that a run has learnt from, repetitions included.</summary>
    public required long Images { get; init; }

    /// <summary>The runs' seeds.</summary>
    public required IReadOnlyList<ulong> Seeds { get; init; }

    /// <summary>Seconds that each run has taken.</summary>
    public required IReadOnlyList<double> Seconds { get; init; }

    /// <summary>Each figure of each run by its name; null where a run lacks what it takes.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<double?>> Figures { get; init; }

    /// <summary>Mean and deviation of a figure over the seeds; null where it was not measured.</summary>
    /// <param name="figure">The figure's name.</param>
    public Spread? SpreadOf(string figure)
    {
        var known = Figures.GetValueOrDefault(figure, []).OfType<double>().ToList();
        return known.Count == 0 ? null : Spread.Of(known);
    }

    /// <summary>A figure of one seed; null where it was not measured.</summary>
    /// <param name="figure">The figure's name.</param>
    /// <param name="seed">The run's seed.</param>
    public double? FigureOf(string figure, ulong seed)
    {
        var index = Seeds.ToList().IndexOf(seed);
        return index >= 0 && Figures.TryGetValue(figure, out var values) ? values[index] : null;
    }

    /// <summary>Whether the same seeds give the same bits here and there: same version, same instruction set.</summary>
    internal bool IsOfSameKindAs(RecordedResult other) => (Version, Processor) == (other.Version, other.Processor);
}
