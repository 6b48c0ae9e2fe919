namespace GanForge.Cli.Sampling;

/// <summary>Free disk space.</summary>
internal static class FreeSpace
{
    /// <summary>
    /// The number of bytes that this user can still write to a folder; null if the system does not report it.
    /// </summary>
    public static long? In(string folder)
    {
        try
        {
            var drive = new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder);
            // A file system without a size, such as /proc, has no free space either.
            return drive.TotalSize > 0 ? drive.AvailableFreeSpace : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
