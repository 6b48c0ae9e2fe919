namespace GanForge.Imaging;

/// <summary>Animated PNG, with any number of colours; a program that knows no animations shows its first frame.</summary>
public static class Apng
{
    /// <summary>The bytes of an animated PNG that repeats forever; equal animations give equal bytes.</summary>
    /// <remarks>Durations are rounded to thousandths of a second.</remarks>
    public static byte[] Encode(Animation animation)
    {
        ArgumentNullException.ThrowIfNull(animation);
        return ApngEncoder.Encode(animation);
    }

    /// <summary>Writes an animated PNG in one piece: an older file stays until the new one is complete.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, Animation animation) => AtomicFile.Write(path, Encode(animation));
}
