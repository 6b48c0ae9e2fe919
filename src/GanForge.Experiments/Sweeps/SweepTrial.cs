using GanForge.Runs.Folder;

namespace GanForge.Experiments.Sweeps;

/// <summary>One run of a sweep.</summary>
/// <param name="Name">What it sets, for example "lr=1e-4", or its variant's name; no two of a sweep share one.</param>
/// <param name="Options">What to train. Its settings are given in full names, its description is <paramref name="Name"/>.</param>
public sealed record SweepTrial(string Name, TrainingOptions Options);
