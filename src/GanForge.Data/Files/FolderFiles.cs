namespace GanForge.Data.Files;

/// <summary>
/// The files in a folder, raw or gzipped and in small letters or capitals, or in those of its subfolders that other tools make: "raw", torchvision's
/// "FashionMNIST/raw" and EMNIST's "gzip".
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="torchvisionFolder">The name that torchvision gives to the data set's own folder.</param>
internal sealed class FolderFiles(string folder, string torchvisionFolder) : IFileSource
{
    private readonly string[] _places =
    [
        folder, Path.Combine(folder, "raw"), Path.Combine(folder, "gzip"), Path.Combine(folder, "raw", "gzip"),
        Path.Combine(folder, torchvisionFolder, "raw"), Path.Combine(folder, torchvisionFolder, "raw", "gzip"),
    ];

    public string Whereabouts =>
        $"in {folder}, raw or as .gz, nor in its subfolders raw, gzip and {torchvisionFolder}/raw{AboutPictures}";

    /// <summary>What somebody ought to know who names a folder of pictures.</summary>
    private string AboutPictures => HoldsPictures
        ? "; the PNGs there can be evaluated, and to learn from them they have to be put into IDX files of images and labels"
        : "";

    /// <summary>Whether there are PNGs in the folder or right in its folders, as many keep the pictures of each class.</summary>
    private bool HoldsPictures => Directory.EnumerateFiles(
        folder, "*.png", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1, MatchCasing = MatchCasing.CaseInsensitive }).Any();

    public (Stream Content, string FullName)? Open(string name)
    {
        // Some archives unpack "train-images.idx3-ubyte", with a dot where others have a dash.
        string[] spellings = [name, name + ".gz", name.Replace("-idx", ".idx", StringComparison.Ordinal)];
        var path = _places.Where(Directory.Exists)
            .SelectMany(place => spellings.Select(spelling => Find(place, spelling)))
            .FirstOrDefault(found => found is not null);
        return path is null ? null : (File.OpenRead(path), path);
    }

    /// <summary>The path of a file of a name, which may have come through a system that writes names in capitals.</summary>
    private static string? Find(string place, string name)
    {
        var exact = Path.Combine(place, name);
        return File.Exists(exact) ? exact : Directory
            .EnumerateFiles(place, name, new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive, AttributesToSkip = FileAttributes.None })
            .Order(StringComparer.Ordinal).FirstOrDefault();
    }
}
