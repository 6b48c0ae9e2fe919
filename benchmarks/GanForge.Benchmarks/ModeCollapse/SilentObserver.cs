using GanForge.Gans.Diagnostics;
using GanForge.Runs.Session;

namespace GanForge.Benchmarks;

/// <summary>An observer that prints nothing.</summary>
internal sealed class SilentObserver : ITrainingObserver
{
    public void Started(TrainingSession session) { }

    public void StepDone(in StepReport report) { }

    public void EpochDone(EpochReport report) { }

    public void AlarmChanged(Alarm alarm) { }
}
