using System.Text;

namespace GanForge;

/// <summary>
/// Files that are there whole or not at all, whatever happens while they are written. Each assembly has this of its own, so that
/// writing a picture needs no library of networks.
/// </summary>
internal static class AtomicFile
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
        var temporary = TemporaryBeside(path);
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

    /// <inheritdoc cref="Write(string, Action{Stream})"/>
    /// <param name="path">The file to make or to replace.</param>
    /// <param name="content">The content.</param>
    public static void Write(string path, byte[] content) => Write(path, stream => stream.Write(content));

    /// <inheritdoc cref="Write(string, Action{Stream})"/>
    /// <param name="path">The file to make or to replace.</param>
    /// <param name="text">The content, written as UTF-8.</param>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>A name in the same folder, so that renaming is atomic; a new one each time, so that two programs do not clash.</summary>
    /// <param name="path">The file that will be made.</param>
    public static string TemporaryBeside(string path) => $"{path}.{Guid.NewGuid():N}.part";
}
