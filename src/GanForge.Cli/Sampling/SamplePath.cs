using GanForge.Cli.Errors;

namespace GanForge.Cli.Sampling;

/// <summary>The output path and the format that its extension selects.</summary>
/// <param name="Text">The path as it was typed.</param>
/// <param name="Format">The output format.</param>
internal sealed record SamplePath(string Text, SampleFormat Format)
{
    private const string Gzip = ".gz";

    /// <summary>True if the animation is an APNG instead of a GIF.</summary>
    public bool IsApng => HasEnding(Text, ".apng");

    /// <summary>True if the file is gzipped.</summary>
    public bool IsCompressed => HasEnding(Text, Gzip);

    /// <summary>
    /// The label file for a NumPy array or for an image file with an MNIST name; null if there is none.
    /// </summary>
    public string? LabelsPath
    {
        get
        {
            if (Format == SampleFormat.Npy)
                return Path.ChangeExtension(Text, null) + "-labels.npy";
            var name = Path.GetFileName(Text);
            var labels = name.Replace("images-idx3", "labels-idx1", StringComparison.Ordinal);
            return labels == name ? null : Path.Combine(Path.GetDirectoryName(Text) ?? "", labels);
        }
    }

    /// <summary>Parses a path.</summary>
    /// <exception cref="UsageException">The extension is not a supported output format.</exception>
    public static SamplePath Parse(string text)
    {
        if (Path.EndsInDirectorySeparator(text) || Directory.Exists(text))
            return new SamplePath(text, SampleFormat.Folder);
        if (
            HasEnding(
                text.EndsWith(Gzip, StringComparison.OrdinalIgnoreCase) ? text[..^Gzip.Length] : text,
                "idx3-ubyte",
                ".idx"
            )
        )
        {
            return new SamplePath(text, SampleFormat.Idx);
        }

        return new SamplePath(
            text,
            Path.GetExtension(text).ToLowerInvariant() switch
            {
                ".png" => SampleFormat.Picture,
                ".gif" or ".apng" => SampleFormat.Animation,
                ".npy" => SampleFormat.Npy,
                "" => SampleFormat.Folder,
                var other => throw new UsageException(
                    $"{text} ends in {other}; --out takes .png, .gif, .apng, .npy, a name that ends in "
                        + $"idx3-ubyte or .idx, or a folder."
                ),
            }
        );
    }

    private static bool HasEnding(string text, params string[] endings) =>
        endings.Any(ending => text.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
