using System.Collections.Concurrent;
using System.Text;

namespace GanForge;

/// <summary>Writes files atomically, so that a file is either complete or absent.</summary>
/// <remarks>
/// Each assembly compiles its own copy, so that writing a picture does not need the library of networks.
/// </remarks>
internal static class AtomicFile
{
    private const string Ending = ".part";
    private const int GuidLength = 32;

    private static readonly TimeSpan YoungestLeftover = TimeSpan.FromMinutes(1);
    private static readonly ConcurrentDictionary<string, bool> Tidied = new();

    /// <summary>Writes a temporary file next to the target, flushes it to disk, and renames it.</summary>
    /// <remarks>
    /// On failure, an existing file is unchanged and the temporary file is deleted. A symbolic link remains a link, and
    /// the file that it points to is replaced.
    /// </remarks>
    /// <param name="path">The file to create or replace.</param>
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
    /// <param name="path">The file to create or replace.</param>
    /// <param name="content">The content.</param>
    public static void Write(string path, byte[] content) => Write(path, stream => stream.Write(content));

    /// <inheritdoc cref="Write(string, Action{Stream})"/>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="text">The content, written as UTF-8.</param>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// Returns a unique temporary path in the same folder, so that the rename is atomic and programs do not clash.
    /// </summary>
    /// <remarks>
    /// Leftovers of killed programs in that folder are deleted first.
    /// </remarks>
    /// <param name="path">The file that will be created.</param>
    public static string TemporaryBeside(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (Tidied.TryAdd(folder, true))
            Tidy(folder);
        return $"{path}.{Guid.NewGuid():N}{Ending}";
    }

    /// <summary>Lists the temporary files in a folder, from writes that are in progress or were killed.</summary>
    /// <param name="folder">The folder; if it does not exist, the result is empty.</param>
    /// <param name="depth">The search depth: the folder alone, or its subfolders too.</param>
    public static IReadOnlyList<string> Temporaries(string folder, SearchOption depth) =>
        Directory.Exists(folder)
            ?
            [
                .. Directory
                    .EnumerateFiles(
                        folder,
                        "*" + Ending,
                        new EnumerationOptions
                        {
                            RecurseSubdirectories = depth == SearchOption.AllDirectories,
                            // Do not follow links: their targets belong to someone else.
                            AttributesToSkip = FileAttributes.ReparsePoint,
                        }
                    )
                    .Where(IsTemporary),
            ]
            : [];

    private static bool IsTemporary(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name.Length > GuidLength
            && name[^(GuidLength + 1)] == '.'
            && Guid.TryParseExact(name[^GuidLength..], "N", out _);
    }

    private static void Tidy(string folder)
    {
        // A writer holds its file open; the minimum age excludes a file just created and not yet locked.
        foreach (
            var leftover in Temporaries(folder, SearchOption.TopDirectoryOnly)
                .Where(path => DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > YoungestLeftover)
        )
        {
            try
            {
                new FileStream(
                    leftover,
                    FileMode.Open,
                    FileAccess.ReadWrite,
                    FileShare.None,
                    bufferSize: 1,
                    FileOptions.DeleteOnClose
                ).Dispose();
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // The file belongs to someone else or is still being written.
            }
        }
    }
}
