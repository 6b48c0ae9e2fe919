using GanForge.Runs.Folder;

namespace GanForge.Studio.Runs;

/// <summary>A fingerprint of a run folder's state, computed without reading any file.</summary>
internal readonly record struct RunStamp(
    long Options,
    long Status,
    long Statistics,
    long Metrics,
    long Alarms,
    long Pictures,
    bool IsBeingTrained
)
{
    /// <summary>Computes the current stamp of a folder.</summary>
    public static RunStamp From(RunFolder run) =>
        new(
            StampOf(run.OptionsPath),
            StampOf(run.StatusPath),
            StampOf(run.StatisticsPath),
            StampOf(run.MetricsPath),
            StampOf(run.AlarmsPath),
            // A folder's own timestamp changes when files such as pictures are added or removed.
            Directory.GetLastWriteTimeUtc(run.Path).Ticks,
            run.IsBeingTrained
        );

    /// <summary>Computes the fingerprint of a file's state; 0 if the file does not exist.</summary>
    public static long StampOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? unchecked((file.LastWriteTimeUtc.Ticks * 31) + file.Length) : 0;
    }
}
