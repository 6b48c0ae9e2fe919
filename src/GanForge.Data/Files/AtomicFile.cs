namespace GanForge.Data;

/// <summary>Writes files that appear whole or not at all, whatever happens in between.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside the target, flushes to the disk, then renames.</summary>
    /// <param name="path">The file to make or replace.</param>
    /// <param name="write">Writes its content.</param>
    public static void Write(string path, Action<Stream> write)
    {
        var temporary = TemporaryBeside(path);
        try
        {
            using (var file = File.Create(temporary))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>A name in the same folder, so that renaming is atomic; a new one each time, so that two programs do not clash.</summary>
    /// <param name="path">The file that will be made.</param>
    public static string TemporaryBeside(string path) => $"{path}.{Guid.NewGuid():N}.part";
}
