using GanForge.Runs.Folder;

namespace GanForge.Studio.Runs;

/// <summary>What tells one state of a run's folder from the next, without reading any file.</summary>
internal readonly record struct RunStamp(long Options, long Status, long Statistics, long Metrics, long Alarms, long Pictures, bool IsBeingTrained)
{
    /// <summary>The stamp of a folder at this moment.</summary>
    public static RunStamp From(RunFolder run) => new(
        StampOf(run.OptionsPath),
        StampOf(run.StatusPath),
        StampOf(run.StatisticsPath),
        StampOf(run.MetricsPath),
        StampOf(run.AlarmsPath),
        // A folder's own time changes when a file comes or goes, as pictures do.
        Directory.GetLastWriteTimeUtc(run.Path).Ticks,
        run.IsBeingTrained);

    /// <summary>What tells one state of a file from the next; 0 where there is none.</summary>
    public static long StampOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? unchecked((file.LastWriteTimeUtc.Ticks * 31) + file.Length) : 0;
    }
}
