namespace GanForge;

/// <summary>
/// Folders of the user, of which each program has its own: absolute, whatever the environment lacks. Each assembly that keeps something
/// has this of its own.
/// </summary>
internal static class UserFolder
{
    /// <summary>What can be made anew: "ganforge" in $XDG_CACHE_HOME, or in the platform's cache folder.</summary>
    public static string Cache => In("XDG_CACHE_HOME", OperatingSystem.IsWindows() ? Environment.SpecialFolder.LocalApplicationData : Environment.SpecialFolder.UserProfile,
        OperatingSystem.IsWindows() ? "" : OperatingSystem.IsMacOS() ? "Library/Caches" : ".cache");

    /// <summary>What says how the program has fared: "ganforge" in $XDG_STATE_HOME, or in the platform's folder of programs' data.</summary>
    public static string State => In("XDG_STATE_HOME", Environment.SpecialFolder.LocalApplicationData, "");

    /// <summary>A variable that is empty or names a relative path counts as not set, as the XDG specification says; a user without a home has the temporary folder.</summary>
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
