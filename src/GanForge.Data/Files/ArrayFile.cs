namespace GanForge.Data.Files;

/// <summary>
/// Reads an array of numbers of whichever kind a file holds, NumPy's (.npy) or IDX, raw or gzipped. Which it is, is seen from
/// its content and not from its name, so that it may come from a pipe.
/// </summary>
/// <example><code>var images = ArrayFile.Read("/dev/stdin");</code></example>
public static class ArrayFile
{
    /// <summary>Reads the array.</summary>
    /// <param name="path">A file or a pipe.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DataFormatException">The file is of another kind, damaged, cut off, too long, or larger than the memory.</exception>
    /// <exception cref="OperationCanceledException">It was to stop.</exception>
    public static NpyArray Read(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var content = FileContent.Open(path, cancellationToken);
        if (NpyFile.StartsLike(content.Start))
            return NpyFile.Read(content, path);
        if (content.Start is not [0, 0, ..])
        {
            var found = FormatSniffer.Describe(content.Start);
            throw new DataFormatException($"{path} {found}; arrays are read from .npy files, as numpy.save writes them, and from IDX files, both raw or gzipped{Conversion(found, path)}.");
        }
        var array = IdxFile.Read(content, path);
        return new NpyArray(array.Shape, array.Bytes, null);
    }

    /// <summary>What makes a file of numbers of another, as the end of a sentence.</summary>
    private static string Conversion(string found, string path) => found switch
    {
        "is text" => $"; to convert it: numpy.save('numbers.npy', numpy.loadtxt('{path}'))",
        _ when found.Contains("zip", StringComparison.Ordinal) && path.EndsWith(".npz", StringComparison.OrdinalIgnoreCase) =>
            $"; to convert it: numpy.save('array.npy', numpy.load('{path}')['NAME'])",
        _ when found.EndsWith("image", StringComparison.Ordinal) => "; pictures are read from a folder of PNGs",
        _ => "",
    };
}
