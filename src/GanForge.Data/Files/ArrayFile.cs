namespace GanForge.Data.Files;

/// <summary>
/// Reads an array from a NumPy (.npy) or IDX file, raw or gzipped. The format is detected from the content, not the
/// name, so the path may be a pipe.
/// </summary>
/// <example><code>var images = ArrayFile.Read("/dev/stdin");</code></example>
public static class ArrayFile
{
    /// <summary>Reads the array.</summary>
    /// <param name="path">The path of a file or a pipe.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="DataFormatException">
    /// The file is of another kind, damaged, truncated, too long, or larger than the available memory.
    /// </exception>
    /// <exception cref="OperationCanceledException">Reading was cancelled.</exception>
    public static NpyArray Read(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var content = FileContent.Open(path, cancellationToken);
        if (NpyFile.StartsLike(content.Start))
            return NpyFile.Read(content, path);
        if (content.Start is not [0, 0, ..])
        {
            var found = FormatSniffer.Describe(content.Start);
            throw new DataFormatException(
                $"{path} {found}; arrays are read from .npy files, as numpy.save writes them, and from IDX "
                    + $"files, both raw or gzipped{Conversion(found, path)}."
            );
        }
        var array = IdxFile.Read(content, path);
        return new NpyArray(array.Shape, array.Bytes, null);
    }

    /// <summary>Advice on converting another kind of file, as the end of a sentence.</summary>
    private static string Conversion(string found, string path) =>
        found switch
        {
            "is text" => $"; to convert it: numpy.save('numbers.npy', numpy.loadtxt('{path}'))",
            _ when found.Contains("zip", StringComparison.Ordinal)
                    && path.EndsWith(".npz", StringComparison.OrdinalIgnoreCase) =>
                $"; to convert it: numpy.save('array.npy', numpy.load('{path}')['NAME'])",
            _ when found.EndsWith("image", StringComparison.Ordinal) => "; pictures are read from a folder of PNGs",
            _ => "",
        };
}
