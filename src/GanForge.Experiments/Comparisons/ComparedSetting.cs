namespace GanForge.Experiments.Comparisons;

/// <summary>A setting and its values in the runs of a comparison.</summary>
/// <param name="Name">The setting's name.</param>
/// <param name="Values">The value in each run, in the runs' order; null if a run does not have the setting.</param>
public sealed record ComparedSetting(string Name, IReadOnlyList<string?> Values);
