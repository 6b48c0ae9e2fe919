using GanForge.Runs.Folder;

namespace GanForge.Experiments.Sweeps;

/// <summary>A trial and what has become of it.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Run">Its run's folder; null before it has one.</param>
/// <param name="Status">How far the run has come; null before it has begun.</param>
/// <param name="Message">Why it failed, as one sentence; null where it did not.</param>
public sealed record TrialResult(SweepTrial Trial, TrialState State, RunFolder? Run, RunStatus? Status, string? Message);
