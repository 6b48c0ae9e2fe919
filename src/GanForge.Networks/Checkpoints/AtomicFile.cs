namespace GanForge.Networks;

/// <summary>Files that are there whole or not at all, whatever happens while they are written.</summary>
public static class AtomicFile
{
    /// <summary>
    /// Writes a temporary file beside the target, flushes it to the disk and renames it. Where that fails, a file that was
    /// there before is untouched and the temporary one gone. A link stays one, and the file that it leads to is replaced.
    /// </summary>
    /// <param name="path">The file to make or to replace.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The disk is full, or the folder is missing.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        if (new FileInfo(path) is { LinkTarget: not null } link)
            path = link.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
