namespace GanForge.Cli.Sampling;

/// <summary>How much a disk still takes.</summary>
internal static class FreeSpace
{
    /// <summary>Bytes that this user may still write into a folder; null where the system does not say.</summary>
    public static long? In(string folder)
    {
        try
        {
            var drive = new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder);
            // What has no size, such as /proc, has no free space either.
            return drive.TotalSize > 0 ? drive.AvailableFreeSpace : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
