using GanForge.Gans.Diagnostics;
using GanForge.Runs.Session;

namespace GanForge.Testing;

/// <summary>Records the reports of a run, and can stop it after a step.</summary>
internal sealed class Listener : ITrainingObserver, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public long? StopAfter { get; init; }

    public Action<StepReport>? OnStep { get; init; }

    public List<StepReport> Steps { get; } = [];

    public List<EpochReport> Epochs { get; } = [];

    public List<Alarm> Alarms { get; } = [];

    public CancellationToken Stop => _stop.Token;

    public void Started(TrainingSession session) { }

    public void StepDone(in StepReport report)
    {
        Steps.Add(report);
        OnStep?.Invoke(report);
        if (report.Step == StopAfter)
            _stop.Cancel();
    }

    public void EpochDone(EpochReport report) => Epochs.Add(report);

    public void AlarmChanged(Alarm alarm) => Alarms.Add(alarm);

    public void Dispose() => _stop.Dispose();
}
