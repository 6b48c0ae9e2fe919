using System.Diagnostics;

namespace GanForge.Runs.Folder;

/// <summary>A request to stop the training, left as a file in the run's folder and checked twice a second.</summary>
internal sealed class StopRequest
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(0.5);

    private readonly RunFolder _folder;
    private long _lookedAt = Stopwatch.GetTimestamp();

    /// <summary>Starts checking, and withdraws any earlier request.</summary>
    public StopRequest(RunFolder folder)
    {
        _folder = folder;
        Withdraw();
    }

    /// <summary>Returns true if the training should stop.</summary>
    public bool IsMade()
    {
        if (Stopwatch.GetElapsedTime(_lookedAt) < LookEvery)
            return false;
        _lookedAt = Stopwatch.GetTimestamp();
        return File.Exists(_folder.StopPath);
    }

    /// <summary>Removes the request.</summary>
    public void Withdraw() => File.Delete(_folder.StopPath);
}
