using GanForge.Experiments.Sweeps;
using GanForge.Gans.Diagnostics;
using GanForge.Runs.Session;

namespace GanForge.Experiments.Tests;

/// <summary>Records the reports of a sweep, and can stop it after a total number of steps.</summary>
internal sealed class SweepWatcher : ISweepObserver, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private int _steps;
    private bool _isFirstStep;

    public int? StopAfter { get; init; }

    public bool IsComplete { get; set; }

    public List<string> Started { get; } = [];

    public List<TrialState> Ended { get; } = [];

    public List<string> Messages { get; } = [];

    /// <summary>The first step of each trial's training.</summary>
    public List<long> FirstSteps { get; } = [];

    public CancellationToken Stop => _stop.Token;

    public void TrialStarts(int index, TrialResult trial)
    {
        Started.Add(trial.Trial.Name);
        _isFirstStep = true;
    }

    public void TrialEnded(int index, TrialResult trial)
    {
        Ended.Add(trial.State);
        if (trial.Message is { } message)
            Messages.Add(message);
    }

    public void StepDone(in StepReport report)
    {
        if (_isFirstStep)
            FirstSteps.Add(report.Step);
        _isFirstStep = false;
        if (++_steps == StopAfter)
            _stop.Cancel();
    }

    void ITrainingObserver.Started(TrainingSession session) { }

    public void EpochDone(EpochReport report) { }

    public void AlarmChanged(Alarm alarm) { }

    public void Dispose() => _stop.Dispose();
}
