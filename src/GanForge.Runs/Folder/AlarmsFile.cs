using GanForge.Gans.Diagnostics;
using GanForge.Gans.Settings;
using GanForge.Runs.Json;

namespace GanForge.Runs.Folder;

/// <summary>Reads and writes a run's alarms.json.</summary>
public static class AlarmsFile
{
    /// <summary>
    /// Reads the alarms of a run in the order in which they were raised; empty if nothing went wrong.
    /// </summary>
    /// <param name="folder">The run's folder.</param>
    /// <exception cref="UserErrorException">The file does not have the format that training writes.</exception>
    public static IReadOnlyList<Alarm> Read(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return File.Exists(folder.AlarmsPath)
            ? JsonFile.Read(folder.AlarmsPath, RunFileContext.Files.IReadOnlyListAlarm)
            : [];
    }

    internal static void Write(RunFolder folder, IReadOnlyList<Alarm> alarms) =>
        JsonFile.Write(folder.AlarmsPath, alarms, RunFileContext.Files.IReadOnlyListAlarm);
}
