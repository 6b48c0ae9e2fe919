namespace GanForge.Data;

/// <summary>
/// The files in a folder, raw or gzipped, or in those of its subfolders that other tools make: "raw", torchvision's
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
        $"in {folder}, raw or as .gz, nor in its subfolders raw, gzip and {torchvisionFolder}/raw";

    public (Stream Content, string FullName)? Open(string name)
    {
        // Some archives unpack "train-images.idx3-ubyte", with a dot where others have a dash.
        string[] spellings = [name, name + ".gz", name.Replace("-idx", ".idx", StringComparison.Ordinal)];
        var path = _places
            .SelectMany(place => spellings.Select(spelling => Path.Combine(place, spelling)))
            .FirstOrDefault(File.Exists);
        return path is null ? null : (File.OpenRead(path), path);
    }
}
