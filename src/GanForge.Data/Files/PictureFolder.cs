using System.Globalization;

namespace GanForge.Data.Files;

/// <summary>
/// The PNG files in a folder and its subfolders, in the natural order of their names: 2.png comes before 10.png.
/// </summary>
/// <remarks>
/// The extension may be in upper or lower case. Hidden files and folders and those that macOS and network disks add are
/// skipped; links to folders are not followed.
/// </remarks>
public sealed class PictureFolder
{
    private static readonly string[] Added = ["__MACOSX", "@eaDir"];

    private readonly List<string> _pictures = [];
    private readonly SortedDictionary<string, int> _others = new(StringComparer.Ordinal);
    private int _hiddenFiles;
    private int _hiddenFolders;
    private int _links;

    private PictureFolder(string path) => Path = path;

    /// <summary>The path of the folder.</summary>
    public string Path { get; }

    /// <summary>The paths of the pictures.</summary>
    public IReadOnlyList<string> Pictures => _pictures;

    /// <summary>Whether sorting the names as text would give another order, such as 10.png before 2.png.</summary>
    public bool DiffersFromTextOrder { get; private set; }

    /// <summary>
    /// A summary of the skipped entries, for example "2 .jpg files and 1 link to a folder"; null if there are none.
    /// </summary>
    public string? LeftOut
    {
        get
        {
            List<string> parts =
            [
                .. _others.SelectMany(other => Counted(other.Value, $"{other.Key} file", $"{other.Key} files")),
                .. Counted(_hiddenFiles, "hidden file", "hidden files"),
                .. Counted(_hiddenFolders, "hidden folder", "hidden folders"),
                .. Counted(_links, "link to a folder", "links to folders"),
            ];
            return parts.Count == 0 ? null : Wording.And(parts);
        }
    }

    /// <summary>Scans a folder.</summary>
    /// <param name="path">The path of the folder, which may itself be hidden or a link.</param>
    /// <param name="cancellationToken">Cancels the scan.</param>
    /// <exception cref="DataFormatException">
    /// A name in the folder cannot be read, or a link in it is broken.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">Access to a subfolder is denied.</exception>
    /// <exception cref="OperationCanceledException">The scan was cancelled.</exception>
    public static PictureFolder Read(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var folder = new PictureFolder(path);
        folder.Look(path, cancellationToken);
        string[] byText = [.. folder._pictures.Order(StringComparer.Ordinal)];
        folder._pictures.Sort(NaturalOrder.Instance);
        folder.DiffersFromTextOrder = !folder._pictures.SequenceEqual(byText);
        return folder;
    }

    private void Look(string path, CancellationToken cancellationToken)
    {
        foreach (
            var entry in new DirectoryInfo(path).EnumerateFileSystemInfos(
                "*",
                new EnumerationOptions { AttributesToSkip = FileAttributes.None }
            )
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            var place = System.IO.Path.Combine(path, entry.Name);
            if (entry is DirectoryInfo)
                LookAtFolder(entry, place, cancellationToken);
            else
                LookAtFile(entry, place);
        }
    }

    private void LookAtFolder(FileSystemInfo folder, string place, CancellationToken cancellationToken)
    {
        if (IsHidden(folder))
            _hiddenFolders++;
        else if (folder.LinkTarget is not null)
            _links++;
        else
            Look(RequireReadable(folder, place), cancellationToken);
    }

    private void LookAtFile(FileSystemInfo file, string place)
    {
        if (IsHidden(file))
            _hiddenFiles++;
        else if (file.Extension.Equals(".png", StringComparison.OrdinalIgnoreCase))
            _pictures.Add(RequireReadable(file, place));
        else
            CountOther(file.Extension.Length > 1 ? file.Extension.ToLowerInvariant() : "other");
    }

    private void CountOther(string kind) => _others[kind] = _others.GetValueOrDefault(kind) + 1;

    private static bool IsHidden(FileSystemInfo entry) =>
        entry.Name.StartsWith('.')
        || Added.Contains(entry.Name)
        || (entry.Exists && entry.Attributes.HasFlag(FileAttributes.Hidden));

    /// <summary>
    /// Rejects names that are not UTF-8: the runtime replaces invalid bytes with U+FFFD and then cannot find the file.
    /// </summary>
    private static string RequireReadable(FileSystemInfo entry, string place)
    {
        if (entry.Name.Contains('\uFFFD') && !System.IO.Path.Exists(place))
            throw new DataFormatException($"{place} has a name that is not UTF-8, and cannot be opened; rename it.");
        return entry.LinkTarget is null || entry.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true }
            ? place
            : throw new DataFormatException($"{place} is a link to what is not there.");
    }

    private static IEnumerable<string> Counted(int count, string one, string many) =>
        count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}")];
}
