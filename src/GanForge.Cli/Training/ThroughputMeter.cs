using GanForge.Cli.Terminals;
using GanForge.Runs.Session;

namespace GanForge.Cli.Training;

/// <summary>
/// How fast a phase goes: images a second and the time left, by the same mean over the last half minute, pictures and
/// checkpoints included, so that both say the same also where other programs come and go. Another phase has another pace,
/// which nobody knows before it has begun.
/// </summary>
/// <param name="firstStep">Steps that were done before, in all.</param>
/// <param name="clock">Measures time.</param>
/// <param name="things">What is learnt from.</param>
/// <param name="before">Time of the run before: earlier phases, and what came before an interruption.</param>
internal sealed class ThroughputMeter(long firstStep, TimeProvider clock, string things = "images", TimeSpan before = default)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly long _start = clock.GetTimestamp();
    private readonly Queue<(long Time, long Step, long Images)> _marks = new([(clock.GetTimestamp(), firstStep, 0)]);
    private long _lastMark = clock.GetTimestamp();
    private long _images;

    /// <summary>Real images learnt from a second; 0 before the first step.</summary>
    public double ImagesPerSecond { get; private set; }

    /// <summary>The same in words: "1,849 images/s".</summary>
    public string Speed => $"{NumberText.Count(ImagesPerSecond)} {things}/s";

    /// <summary>What is learnt from: "images" or "points".</summary>
    public string Things => things;

    /// <summary>Time of the run so far.</summary>
    public TimeSpan Elapsed => before + clock.GetElapsedTime(_start);

    /// <summary>That time and the time left in words: "12:05 elapsed, 4:16 left".</summary>
    public string Times => Left is { } left ? $"{NumberText.Duration(Elapsed)} elapsed, {NumberText.Duration(left)} left" : $"{NumberText.Duration(Elapsed)} elapsed";

    /// <summary>The time that the phase still needs; null as long as it would be a guess.</summary>
    public TimeSpan? Left { get; private set; }

    /// <summary>That of the next phase.</summary>
    /// <param name="firstStep">Steps that were done before it, in all.</param>
    public ThroughputMeter Anew(long firstStep) => new(firstStep, clock, things, Elapsed);

    /// <summary>Takes note of a step.</summary>
    public void StepDone(in StepReport report)
    {
        _images += report.Images;
        var since = _marks.Peek();
        var elapsed = clock.GetElapsedTime(since.Time);
        var steps = report.Step - since.Step;
        ImagesPerSecond = (_images - since.Images) / elapsed.TotalSeconds;
        Left = elapsed < Interval || steps < 2 ? null : elapsed / steps * (report.StepsInStage - report.StepInStage);
        if (clock.GetElapsedTime(_lastMark) < Interval)
            return;
        _lastMark = clock.GetTimestamp();
        _marks.Enqueue((_lastMark, report.Step, _images));
        while (clock.GetElapsedTime(_marks.Peek().Time) > Window && _marks.Count > 2)
            _marks.Dequeue();
    }
}
