using GanForge.Gans.Diagnostics;
using GanForge.Gans.Json;
using GanForge.Gans.Settings;

namespace GanForge.Runs.Folder;

/// <summary>Reads a run's alarms.json.</summary>
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
            ? JsonFile.Read(folder.AlarmsPath, json => json.Items().Select(Alarm.FromJson).ToList())
            : [];
    }
}
