using GanForge.Gans;

namespace GanForge.Cli;

/// <summary>
/// Estimates the time a phase still needs from its pace in this process, pictures and checkpoints included. Another phase
/// has another pace, which nobody knows before it has begun.
/// </summary>
/// <param name="firstStep">Steps that were done before, in all.</param>
/// <param name="clock">Measures time.</param>
internal sealed class TimeLeft(long firstStep, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly long _start = clock.GetTimestamp();

    /// <summary>The estimate after a step; null as long as it would be a guess.</summary>
    public TimeSpan? After(in StepReport report)
    {
        var elapsed = clock.GetElapsedTime(_start);
        var done = report.Step - firstStep;
        return elapsed < Patience || done < 2 ? null : elapsed / done * (report.StepsInPhase - report.StepInPhase);
    }
}
