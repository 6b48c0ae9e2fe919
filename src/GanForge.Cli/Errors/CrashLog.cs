using GanForge.Cli.Terminals;

namespace GanForge.Cli.Errors;

/// <summary>
/// Saves the details of an unexpected exception for a bug report, so that the screen shows only one sentence.
/// </summary>
internal static class CrashLog
{
    /// <summary>Writes the details to a new file and returns its path; null if no folder is writable.</summary>
    public static string? Write(Exception exception, IReadOnlyList<string> arguments)
    {
        var machine = $"{Environment.OSVersion}, {Environment.ProcessorCount} processors";
        var text = $"""
            ganforge {Product.Version}, .NET {Environment.Version}, {machine}
            ganforge {string.Join(' ', arguments)}

            {exception}
            """;
        var name = $"{DateTime.UtcNow:yyyyMMdd-HHmmss}-{Environment.ProcessId}.txt";
        return Folders().Select(folder => TryWrite(folder, name, text)).FirstOrDefault(path => path is not null);
    }

    private static IEnumerable<string> Folders()
    {
        yield return Path.Combine(UserFolder.State, "errors");
        yield return Path.GetTempPath();
    }

    private static string? TryWrite(string folder, string name, string text)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var path = Path.GetFullPath(Path.Combine(folder, name));
            File.WriteAllText(path, text);
            return path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
