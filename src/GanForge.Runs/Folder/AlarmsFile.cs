using GanForge.Gans.Diagnostics;
using GanForge.Gans.Json;
using GanForge.Gans.Settings;

namespace GanForge.Runs.Folder;

/// <summary>A run's alarms.json.</summary>
public static class AlarmsFile
{
    /// <summary>Reads the alarms of a run, the first raised first; none where nothing went wrong.</summary>
    /// <param name="folder">The run.</param>
    /// <exception cref="UserErrorException">The file is not as training writes it.</exception>
    public static IReadOnlyList<Alarm> Read(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return File.Exists(folder.AlarmsPath) ? JsonFile.Read(folder.AlarmsPath, json => json.Items().Select(Alarm.FromJson).ToList()) : [];
    }
}
