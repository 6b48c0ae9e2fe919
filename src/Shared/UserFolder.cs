namespace GanForge;

/// <summary>Absolute paths of the user's folders for this program, even if environment variables are missing.</summary>
/// <remarks>
/// Each assembly that stores files compiles its own copy.
/// </remarks>
internal static class UserFolder
{
    /// <summary>
    /// The folder for data that can be recreated: "ganforge" in $XDG_CACHE_HOME or in the platform's cache folder.
    /// </summary>
    public static string Cache =>
        In(
            "XDG_CACHE_HOME",
            OperatingSystem.IsWindows()
                ? Environment.SpecialFolder.LocalApplicationData
                : Environment.SpecialFolder.UserProfile,
            OperatingSystem.IsWindows() ? ""
                : OperatingSystem.IsMacOS() ? "Library/Caches"
                : ".cache"
        );

    /// <summary>
    /// The folder for state such as logs: "ganforge" in $XDG_STATE_HOME or in the platform's application data folder.
    /// </summary>
    public static string State => In("XDG_STATE_HOME", Environment.SpecialFolder.LocalApplicationData, "");

    /// <summary>
    /// Ignores a variable that is empty or holds a relative path, as the XDG specification requires; a user without a
    /// home gets the temporary folder.
    /// </summary>
    private static string In(string variable, Environment.SpecialFolder special, string subfolder)
    {
        if (Environment.GetEnvironmentVariable(variable) is { } named && Path.IsPathFullyQualified(named))
            return Path.Combine(named, "ganforge");
        var folder = Environment.GetFolderPath(special);
        return Path.IsPathFullyQualified(folder)
            ? Path.Combine(folder, subfolder, "ganforge")
            : Path.GetFullPath(Path.Combine(Path.GetTempPath(), $"ganforge-{Environment.UserName}"));
    }
}
