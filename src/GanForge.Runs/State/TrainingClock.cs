using System.Diagnostics;

namespace GanForge.Runs.State;

/// <summary>Measures time and speed: in total, in the current epoch, and over the last second.</summary>
internal sealed class TrainingClock(TrainingProgress progress)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly double _secondsBefore = progress.Seconds;
    private readonly long _start = Stopwatch.GetTimestamp();
    private long _epochStart = Stopwatch.GetTimestamp();
    private long _windowStart = Stopwatch.GetTimestamp();
    private long _savedAt = Stopwatch.GetTimestamp();
    private long _epochImages;
    private long _windowImages;

    /// <summary>The number of real images trained on per second, over about the last second.</summary>
    public double ImagesPerSecond { get; private set; }

    /// <summary>The time since the last checkpoint, or since the start.</summary>
    public TimeSpan SinceSaved => Stopwatch.GetElapsedTime(_savedAt);

    /// <summary>Records that a checkpoint was saved.</summary>
    public void Saved() => _savedAt = Stopwatch.GetTimestamp();

    /// <summary>Records the run's time up to now.</summary>
    public void Stop() => progress.Seconds = _secondsBefore + Stopwatch.GetElapsedTime(_start).TotalSeconds;

    public void StepDone(int images)
    {
        _epochImages += images;
        _windowImages += images;
        Stop();
        var window = Stopwatch.GetElapsedTime(_windowStart);
        if (window >= Window || ImagesPerSecond == 0)
        {
            ImagesPerSecond = _windowImages / window.TotalSeconds;
            (_windowStart, _windowImages) = (Stopwatch.GetTimestamp(), 0);
        }
    }

    /// <summary>
    /// Returns the images and time of the epoch's steps; the next epoch begins at the next <see cref="StepDone"/>.
    /// </summary>
    public (long Images, TimeSpan Elapsed) EpochDone()
    {
        var done = (_epochImages, Stopwatch.GetElapsedTime(_epochStart));
        _epochImages = 0;
        return done;
    }

    /// <summary>Runs an action whose time does not count toward the steps.</summary>
    public void Aside(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        var taken = Stopwatch.GetTimestamp() - start;
        _epochStart += taken;
        _windowStart += taken;
    }

    /// <summary>Restarts the time of the steps after pictures and checkpoints.</summary>
    public void StepsBegin()
    {
        _epochStart = _windowStart = Stopwatch.GetTimestamp();
        _windowImages = 0;
    }
}
