using System.Collections.Concurrent;
using System.Text;

namespace GanForge;

/// <summary>
/// Files that are there whole or not at all, whatever happens while they are written. Each assembly has this of its own, so that
/// writing a picture needs no library of networks.
/// </summary>
internal static class AtomicFile
{
    private const string Ending = ".part";
    private const int GuidLength = 32;

    private static readonly TimeSpan YoungestLeftover = TimeSpan.FromMinutes(1);
    private static readonly ConcurrentDictionary<string, bool> Tidied = new();

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
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
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

    /// <summary>
    /// A name in the same folder, so that renaming is atomic; a new one each time, so that two programs do not clash. What
    /// killed programs left in that folder is taken away first.
    /// </summary>
    /// <param name="path">The file that will be made.</param>
    public static string TemporaryBeside(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (Tidied.TryAdd(folder, true))
            Tidy(folder);
        return $"{path}.{Guid.NewGuid():N}{Ending}";
    }

    /// <summary>The temporary files in a folder, of writes that are going on or were killed.</summary>
    /// <param name="folder">The folder; where there is none, there are no files.</param>
    /// <param name="depth">Whether those in its subfolders are meant, too.</param>
    public static IReadOnlyList<string> Temporaries(string folder, SearchOption depth) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*" + Ending, new EnumerationOptions
        {
            RecurseSubdirectories = depth == SearchOption.AllDirectories,
            // What a link leads to is somebody else's.
            AttributesToSkip = FileAttributes.ReparsePoint,
        }).Where(IsTemporary)]
        : [];

    private static bool IsTemporary(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name.Length > GuidLength && name[^(GuidLength + 1)] == '.' && Guid.TryParseExact(name[^GuidLength..], "N", out _);
    }

    private static void Tidy(string folder)
    {
        // A writer holds its file; that it has just made one and not yet taken hold of it, its age excludes.
        foreach (var leftover in Temporaries(folder, SearchOption.TopDirectoryOnly).Where(path => DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > YoungestLeftover))
        {
            try
            {
                new FileStream(leftover, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // Somebody else's, or still being written.
            }
        }
    }
}
