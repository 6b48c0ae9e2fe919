namespace GanForge.Data.Files;

/// <summary>
/// The files in a folder or in subfolders that other tools create ("raw", "gzip", torchvision's "FashionMNIST/raw"),
/// raw or gzipped, with names in any case.
/// </summary>
/// <param name="folder">The path of the folder.</param>
/// <param name="torchvisionFolder">The name of torchvision's folder for the data set.</param>
internal sealed class FolderFiles(string folder, string torchvisionFolder) : IFileSource
{
    private readonly string[] _places =
    [
        folder,
        Path.Combine(folder, "raw"),
        Path.Combine(folder, "gzip"),
        Path.Combine(folder, "raw", "gzip"),
        Path.Combine(folder, torchvisionFolder, "raw"),
        Path.Combine(folder, torchvisionFolder, "raw", "gzip"),
    ];

    public string Whereabouts =>
        $"in {folder}, raw or as .gz, nor in its subfolders raw, gzip and {torchvisionFolder}/raw{AboutPictures}";

    /// <summary>A hint for users who pass a folder of pictures.</summary>
    private string AboutPictures =>
        HoldsPictures
            ? "; the PNGs there can be evaluated, and to learn from them they have to be put into IDX files of "
                + "images and labels"
            : "";

    /// <summary>
    /// Whether there are PNGs in the folder or directly in its subfolders, a common layout with one folder per class.
    /// </summary>
    private bool HoldsPictures =>
        Directory
            .EnumerateFiles(
                folder,
                "*.png",
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    MaxRecursionDepth = 1,
                    MatchCasing = MatchCasing.CaseInsensitive,
                }
            )
            .Any();

    public (Stream Content, string FullName)? Open(string name)
    {
        // Some archives unpack to "train-images.idx3-ubyte", with a dot where others have a dash.
        string[] spellings = [name, name + ".gz", name.Replace("-idx", ".idx", StringComparison.Ordinal)];
        var path = _places
            .Where(Directory.Exists)
            .SelectMany(place => spellings.Select(spelling => Find(place, spelling)))
            .FirstOrDefault(found => found is not null);
        return path is null ? null : (File.OpenRead(path), path);
    }

    /// <summary>Finds a file by name, ignoring case: some systems store names in capitals.</summary>
    private static string? Find(string place, string name)
    {
        var exact = Path.Combine(place, name);
        return File.Exists(exact)
            ? exact
            : Directory
                .EnumerateFiles(
                    place,
                    name,
                    new EnumerationOptions
                    {
                        MatchCasing = MatchCasing.CaseInsensitive,
                        AttributesToSkip = FileAttributes.None,
                    }
                )
                .Order(StringComparer.Ordinal)
                .FirstOrDefault();
    }
}
