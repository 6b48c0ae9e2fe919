using System.Diagnostics;

namespace GanForge.Runs.State;

/// <summary>How long and how fast: over all, in the running epoch, and over the last second.</summary>
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

    /// <summary>Real images learnt from a second, over the last second or so.</summary>
    public double ImagesPerSecond { get; private set; }

    /// <summary>Time since the last checkpoint, or the start.</summary>
    public TimeSpan SinceSaved => Stopwatch.GetElapsedTime(_savedAt);

    /// <summary>A checkpoint was saved.</summary>
    public void Saved() => _savedAt = Stopwatch.GetTimestamp();

    /// <summary>Takes down the run's time, which goes on until then.</summary>
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

    /// <summary>Images and time of the epoch's steps; the next epoch begins at the next <see cref="StepDone"/>.</summary>
    public (long Images, TimeSpan Elapsed) EpochDone()
    {
        var done = (_epochImages, Stopwatch.GetElapsedTime(_epochStart));
        _epochImages = 0;
        return done;
    }

    /// <summary>Does something whose time is not that of the steps.</summary>
    public void Aside(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        var taken = Stopwatch.GetTimestamp() - start;
        _epochStart += taken;
        _windowStart += taken;
    }

    /// <summary>Pictures and checkpoints are done; steps begin again.</summary>
    public void StepsBegin()
    {
        _epochStart = _windowStart = Stopwatch.GetTimestamp();
        _windowImages = 0;
    }
}
