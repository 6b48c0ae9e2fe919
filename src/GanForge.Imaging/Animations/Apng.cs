namespace GanForge.Imaging.Animations;

/// <summary>Animated PNG, with any number of colours; a program that knows no animations shows its first frame.</summary>
public static class Apng
{
    /// <summary>The bytes of an animated PNG that repeats forever; equal animations give equal bytes.</summary>
    /// <remarks>Durations are rounded to thousandths of a second.</remarks>
    public static byte[] Encode(Animation animation)
    {
        ArgumentNullException.ThrowIfNull(animation);
        using var file = new MemoryStream();
        ApngEncoder.Write(file, animation);
        return file.ToArray();
    }

    /// <summary>Writes an animated PNG in one piece: an older file stays until the new one is complete.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="animation">The animation, each of whose frames is asked for as it is written.</param>
    /// <param name="progress">Is told the share that is written, from 0 to 1, many times a second; what it throws ends the writing, and an older file stays.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, Animation animation, IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(animation);
        AtomicFile.Write(path, file => ApngEncoder.Write(file, animation, progress));
    }
}
