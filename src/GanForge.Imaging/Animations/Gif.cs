namespace GanForge.Imaging.Animations;

/// <summary>Animated GIF (GIF89a), supported by every program.</summary>
/// <remarks>
/// Exact for up to 256 colours, hence for all grey pictures; with more, each colour is replaced by the nearest of 252.
/// </remarks>
public static class Gif
{
    /// <summary>The maximum number of pixels per side.</summary>
    public const int MaximumSide = ushort.MaxValue;

    /// <summary>Encodes an endlessly repeating GIF file; equal animations produce equal bytes.</summary>
    /// <remarks>
    /// Durations are rounded to hundredths of a second, with a minimum of two, because browsers slow down shorter ones.
    /// </remarks>
    /// <exception cref="ArgumentException">The frames have a side above 65,535 pixels.</exception>
    public static byte[] Encode(Animation animation)
    {
        ArgumentNullException.ThrowIfNull(animation);
        using var file = new MemoryStream();
        GifEncoder.Write(file, animation);
        return file.ToArray();
    }

    /// <summary>Writes a GIF file atomically: an existing file is replaced only when the new one is complete.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="animation">
    /// The animation; each frame is requested twice, once for its colours and once for its pixels.
    /// </param>
    /// <param name="progress">
    /// Receives the fraction written, from 0 to 1, many times a second; an exception from it cancels writing and leaves
    /// an existing file unchanged.
    /// </param>
    /// <exception cref="ArgumentException">The same conditions as for <see cref="Encode"/>.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, Animation animation, IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(animation);
        AtomicFile.Write(path, file => GifEncoder.Write(file, animation, progress));
    }
}
