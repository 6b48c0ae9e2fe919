namespace GanForge.Gans;

/// <summary>The definition of a plot of a run: its scalars and their labels.</summary>
/// <param name="Name">File name in plots/, for example "losses".</param>
/// <param name="Title">One-line title.</param>
/// <param name="YLabel">Label of the vertical axis.</param>
/// <param name="Curves">Scalars of stats.jsonl to draw, each with its label in the legend.</param>
public sealed record PlotPlan(
    string Name,
    string Title,
    string YLabel,
    IReadOnlyList<(string Series, string Label)> Curves
)
{
    /// <summary>True if the vertical axis runs from 0 to 1.</summary>
    public bool IsProbability { get; init; }

    /// <summary>True if the vertical axis is logarithmic.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>True if the horizontal axis counts epochs instead of steps.</summary>
    public bool ByEpoch { get; init; }
}
