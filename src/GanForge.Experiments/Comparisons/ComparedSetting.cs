namespace GanForge.Experiments.Comparisons;

/// <summary>A setting over the runs of a comparison.</summary>
/// <param name="Name">The setting's name.</param>
/// <param name="Values">Its value in each run, in the runs' order; null where a run has no such setting.</param>
public sealed record ComparedSetting(string Name, IReadOnlyList<string?> Values);
