namespace GanForge.Gans.Diagnostics;

/// <summary>A problem detected during training, described in plain words.</summary>
/// <param name="Name">Identifier of the alarm, for example "mode-collapse".</param>
/// <param name="Title">Display name: "Mode collapse".</param>
/// <param name="Step">The step after which it was raised.</param>
/// <param name="Epoch">The epoch of the stage, from 1.</param>
/// <param name="Seen">Observation that raised the alarm, as one sentence with the measured values.</param>
/// <param name="Advice">The usual remedy, as one sentence.</param>
public sealed record Alarm(string Name, string Title, long Step, int Epoch, string Seen, string Advice)
{
    /// <summary>The step after which the symptom had disappeared, or null while it lasts.</summary>
    public long? Until { get; init; }

    /// <summary>The alarm as one line of log.txt: observation and advice, or a note that it is over.</summary>
    public override string ToString() =>
        Until is { } step
            ? $"{Title} is over at step {step}: what was seen at step {Step} is no longer so."
            : $"{Title}, step {Step}: {Seen} {Advice}";
}
