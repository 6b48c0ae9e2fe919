using GanForge.Runs.Folder;

namespace GanForge.Experiments.Sweeps;

/// <summary>A trial and its result so far.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="State">The trial's state.</param>
/// <param name="Run">The run's folder; null before the run is created.</param>
/// <param name="Status">The run's status; null before the run has started.</param>
/// <param name="Message">The reason for a failure, as one sentence; null without a failure.</param>
public sealed record TrialResult(
    SweepTrial Trial,
    TrialState State,
    RunFolder? Run,
    RunStatus? Status,
    string? Message
);
