namespace GanForge.Imaging.PngFiles;

/// <summary>Portable Network Graphics (ISO/IEC 15948), written and read.</summary>
public static class Png
{
    /// <summary>The largest picture that is read, in pixels; a file that claims more is refused before memory is taken.</summary>
    public const int MaximumPixels = 1 << 26;

    internal static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The bytes of a PNG file; equal pictures give equal bytes.</summary>
    public static byte[] Encode(Bitmap bitmap)
    {
        ArgumentNullException.ThrowIfNull(bitmap);
        using var file = new MemoryStream();
        PngEncoder.Write(file, bitmap);
        return file.ToArray();
    }

    /// <summary>Writes a PNG file in one piece: an older file stays until the new one is complete.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="bitmap">The picture.</param>
    /// <param name="progress">Is told the share that is written, from 0 to 1, many times a second; what it throws ends the writing, and an older file stays.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, Bitmap bitmap, IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(bitmap);
        AtomicFile.Write(path, file => PngEncoder.Write(file, bitmap, progress));
    }

    /// <summary>
    /// Reads a PNG of 1, 2, 4 or 8 bits a sample that is not interlaced. Grey pictures give
    /// <see cref="PixelFormat.Grey8"/>, stretched to 0..255; colour and palette pictures give <see cref="PixelFormat.Rgb24"/>.
    /// </summary>
    /// <param name="file">The whole file.</param>
    /// <param name="background">What shows through transparent pixels; white if left out.</param>
    /// <exception cref="ImageFormatException">The file is broken, cut short, too large or of another kind.</exception>
    public static Bitmap Decode(ReadOnlySpan<byte> file, Color? background = null) =>
        PngDecoder.Decode(file, background ?? Color.White);

    /// <summary>Reads a PNG file; see <see cref="Decode"/>.</summary>
    /// <exception cref="ImageFormatException">The file is broken; the message begins with its path.</exception>
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
