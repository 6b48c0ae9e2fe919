using System.Globalization;

namespace GanForge.Data.Files;

/// <summary>
/// The pictures in a folder and in the folders within: files that end in .png, in small letters or capitals, in the order of the
/// numbers in their names, so that 2.png comes before 10.png. Hidden files and folders are left out, and so is what macOS and
/// network disks add; links to folders are not followed.
/// </summary>
public sealed class PictureFolder
{
    private static readonly string[] Added = ["__MACOSX", "@eaDir"];

    private readonly List<string> _pictures = [];
    private readonly SortedDictionary<string, int> _others = new(StringComparer.Ordinal);
    private int _hiddenFiles;
    private int _hiddenFolders;
    private int _links;

    private PictureFolder(string path) => Path = path;

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The paths of the pictures.</summary>
    public IReadOnlyList<string> Pictures => _pictures;

    /// <summary>Whether names sorted as text would be in another order, as where 10.png stands before 2.png.</summary>
    public bool DiffersFromTextOrder { get; private set; }

    /// <summary>What is there and left out, for example "2 .jpg files and 1 link to a folder"; null where there is nothing.</summary>
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

    /// <summary>Looks through a folder.</summary>
    /// <param name="path">The folder, which may be hidden or a link itself.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="DataFormatException">A name in it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder in it may not be read.</exception>
    /// <exception cref="OperationCanceledException">It was to stop.</exception>
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
        foreach (var entry in new DirectoryInfo(path).EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = FileAttributes.None }))
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
        entry.Name.StartsWith('.') || Added.Contains(entry.Name) || (entry.Exists && entry.Attributes.HasFlag(FileAttributes.Hidden));

    /// <summary>The runtime takes letters that are no UTF-8 for U+FFFD, and finds no such file then.</summary>
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
