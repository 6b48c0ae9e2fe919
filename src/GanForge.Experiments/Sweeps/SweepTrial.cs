using GanForge.Runs.Folder;

namespace GanForge.Experiments.Sweeps;

/// <summary>A trial of a sweep, which is one training run.</summary>
/// <param name="Name">
/// The settings it varies, for example "lr=1e-4", or its variant's name; unique within a sweep.
/// </param>
/// <param name="Options">
/// The training options, with full setting names and <paramref name="Name"/> as the description.
/// </param>
public sealed record SweepTrial(string Name, TrainingOptions Options);
