namespace GanForge.Gans;

/// <summary>A plot of a run: which series, under which names.</summary>
/// <param name="Name">The file's name in plots/, for example "losses".</param>
/// <param name="Title">What the plot shows, in a line.</param>
/// <param name="YLabel">What the vertical axis measures.</param>
/// <param name="Curves">The series of stats.jsonl that are drawn, each with its name in the legend.</param>
public sealed record PlotPlan(string Name, string Title, string YLabel, IReadOnlyList<(string Series, string Label)> Curves)
{
    /// <summary>Whether the vertical axis runs from 0 to 1.</summary>
    public bool IsProbability { get; init; }

    /// <summary>Whether equal distances upwards are equal ratios.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>Whether the horizontal axis counts epochs, not steps.</summary>
    public bool ByEpoch { get; init; }
}
