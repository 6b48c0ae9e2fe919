namespace GanForge.Imaging.PngFiles;

/// <summary>Reads and writes Portable Network Graphics (ISO/IEC 15948).</summary>
public static class Png
{
    /// <summary>
    /// The maximum size of a picture to read, in pixels; a file that claims more is rejected before memory is
    /// allocated.
    /// </summary>
    public const int MaximumPixels = 1 << 26;

    internal static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Encodes a PNG file; equal pictures produce equal bytes.</summary>
    public static byte[] Encode(Bitmap bitmap)
    {
        ArgumentNullException.ThrowIfNull(bitmap);
        using var file = new MemoryStream();
        PngEncoder.Write(file, bitmap);
        return file.ToArray();
    }

    /// <summary>Writes a PNG file atomically: an existing file is replaced only when the new one is complete.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="bitmap">The picture.</param>
    /// <param name="progress">
    /// Receives the fraction written, from 0 to 1, many times a second; an exception from it cancels writing and leaves
    /// an existing file unchanged.
    /// </param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, Bitmap bitmap, IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(bitmap);
        AtomicFile.Write(path, file => PngEncoder.Write(file, bitmap, progress));
    }

    /// <summary>
    /// Decodes a non-interlaced PNG of 1, 2, 4 or 8 bits per sample: grey to <see cref="PixelFormat.Grey8"/>, scaled to
    /// 0..255; colour and palette pictures to <see cref="PixelFormat.Rgb24"/>.
    /// </summary>
    /// <param name="file">The content of the whole file.</param>
    /// <param name="background">The colour behind transparent pixels; white if omitted.</param>
    /// <exception cref="ImageFormatException">The file is damaged, truncated, too large or unsupported.</exception>
    public static Bitmap Decode(ReadOnlySpan<byte> file, Color? background = null) =>
        PngDecoder.Decode(file, background ?? Color.White);

    /// <summary>Reads a PNG file; see <see cref="Decode"/>.</summary>
    /// <exception cref="ImageFormatException">
    /// The file is invalid or unsupported; the message begins with its path.
    /// </exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static Bitmap Load(string path, Color? background = null)
    {
        var file = File.ReadAllBytes(path);
        try
        {
            return Decode(file, background);
        }
        catch (ImageFormatException problem)
        {
            throw new ImageFormatException($"{path}: {problem.Message}", problem);
        }
    }
}
