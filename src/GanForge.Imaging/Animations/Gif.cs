namespace GanForge.Imaging.Animations;

/// <summary>Animated GIF (GIF89a), which every program shows; exact, as long as there are no more than 256 colours, and so for all grey pictures; else in the nearest of 252.</summary>
public static class Gif
{
    /// <summary>The most pixels of a side.</summary>
    public const int MaximumSide = ushort.MaxValue;

    /// <summary>The bytes of a GIF file that repeats forever; equal animations give equal bytes.</summary>
    /// <remarks>Durations are rounded to hundredths of a second, and to two at least, because browsers slow down shorter ones.</remarks>
    /// <exception cref="ArgumentException">The frames have a side above 65,535 pixels.</exception>
    public static byte[] Encode(Animation animation)
    {
        ArgumentNullException.ThrowIfNull(animation);
        using var file = new MemoryStream();
        GifEncoder.Write(file, animation);
        return file.ToArray();
    }

    /// <summary>Writes a GIF file in one piece: an older file stays until the new one is complete.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="animation">The animation; each of its frames is asked for twice, once for its colours and once for its pixels.</param>
    /// <param name="progress">Is told the share that is written, from 0 to 1, many times a second; what it throws ends the writing, and an older file stays.</param>
    /// <exception cref="ArgumentException">As for <see cref="Encode"/>.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, Animation animation, IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(animation);
        AtomicFile.Write(path, file => GifEncoder.Write(file, animation, progress));
    }
}
