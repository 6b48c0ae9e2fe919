using GanForge.Cli.Terminals;
using GanForge.Runs.Session;

namespace GanForge.Cli.Training;

/// <summary>Measures the speed of a stage in images per second and estimates the time left.</summary>
/// <remarks>
/// Both use the mean over the last half minute, including pictures and checkpoints, so that they agree even if other
/// programs interfere. Each stage has its own speed, which is unknown before it begins.
/// </remarks>
/// <param name="firstStep">The total number of steps done before the stage.</param>
/// <param name="clock">The clock.</param>
/// <param name="things">The noun for the training examples.</param>
/// <param name="before">The time that the run took before: earlier stages, and the time before an interruption.</param>
internal sealed class ThroughputMeter(
    long firstStep,
    TimeProvider clock,
    string things = "images",
    TimeSpan before = default
)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly long _start = clock.GetTimestamp();
    private readonly Queue<(long Time, long Step, long Images)> _marks = new([(clock.GetTimestamp(), firstStep, 0)]);
    private long _lastMark = clock.GetTimestamp();
    private long _images;

    /// <summary>The number of real images learned from per second; 0 before the first step.</summary>
    public double ImagesPerSecond { get; private set; }

    /// <summary>The speed as text, such as "1,849 images/s".</summary>
    public string Speed => $"{NumberText.Count(ImagesPerSecond)} {things}/s";

    /// <summary>The noun for the training examples: "images" or "points".</summary>
    public string Things => things;

    /// <summary>The elapsed time of the run.</summary>
    public TimeSpan Elapsed => before + clock.GetElapsedTime(_start);

    /// <summary>The elapsed time and the time left as text: "12:05 elapsed, 4:16 left".</summary>
    public string Times =>
        Left is { } left
            ? $"{NumberText.Duration(Elapsed)} elapsed, {NumberText.Duration(left)} left"
            : $"{NumberText.Duration(Elapsed)} elapsed";

    /// <summary>The time that the stage still needs; null while it would be a guess.</summary>
    public TimeSpan? Left { get; private set; }

    /// <summary>Creates the meter of the next stage.</summary>
    /// <param name="firstStep">The total number of steps done before that stage.</param>
    public ThroughputMeter Anew(long firstStep) => new(firstStep, clock, things, Elapsed);

    /// <summary>Records a step.</summary>
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
