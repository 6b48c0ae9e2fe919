namespace GanForge.Imaging;

/// <summary>Animated GIF (GIF89a), which every program shows; exact, as long as there are no more than 256 colours, and so for all grey pictures; else in the nearest of 252.</summary>
public static class Gif
{
    /// <summary>The bytes of a GIF file that repeats forever; equal animations give equal bytes.</summary>
    /// <remarks>Durations are rounded to hundredths of a second, and to two at least, because browsers slow down shorter ones.</remarks>
    /// <exception cref="ArgumentException">The frames have a side above 65,535 pixels.</exception>
    public static byte[] Encode(Animation animation)
    {
        ArgumentNullException.ThrowIfNull(animation);
        return GifEncoder.Encode(animation);
    }

    /// <summary>Writes a GIF file in one piece: an older file stays until the new one is complete.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Encode"/>.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, Animation animation) => AtomicFile.Write(path, Encode(animation));
}
