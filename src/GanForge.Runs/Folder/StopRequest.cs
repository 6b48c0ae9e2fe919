using System.Diagnostics;

namespace GanForge.Runs.Folder;

/// <summary>Somebody's request, left as a file in the run's folder, that the training stop; looked for twice a second.</summary>
internal sealed class StopRequest
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(0.5);

    private readonly RunFolder _folder;
    private long _lookedAt = Stopwatch.GetTimestamp();

    /// <summary>Begins to look; a request from before is no longer one.</summary>
    public StopRequest(RunFolder folder)
    {
        _folder = folder;
        Withdraw();
    }

    /// <summary>Whether the training is to stop.</summary>
    public bool IsMade()
    {
        if (Stopwatch.GetElapsedTime(_lookedAt) < LookEvery)
            return false;
        _lookedAt = Stopwatch.GetTimestamp();
        return File.Exists(_folder.StopPath);
    }

    /// <summary>Takes the request away.</summary>
    public void Withdraw() => File.Delete(_folder.StopPath);
}
