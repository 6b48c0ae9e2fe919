using GanForge.Gans.Diagnostics;
using GanForge.Runs.Session;

namespace GanForge.Studio.Tests;

/// <summary>A training observer that does nothing.</summary>
internal sealed class Quiet : ITrainingObserver
{
    public void Started(TrainingSession session) { }

    public void StepDone(in StepReport report) { }

    public void EpochDone(EpochReport report) { }

    public void AlarmChanged(Alarm alarm) { }
}
