namespace GanForge.Imaging.Animations;

/// <summary>
/// Animated PNG, with any number of colours; programs without support for animation show the first frame.
/// </summary>
public static class Apng
{
    /// <summary>Encodes an endlessly repeating animated PNG; equal animations produce equal bytes.</summary>
    /// <remarks>Durations are rounded to thousandths of a second.</remarks>
    public static byte[] Encode(Animation animation)
    {
        ArgumentNullException.ThrowIfNull(animation);
        using var file = new MemoryStream();
        ApngEncoder.Write(file, animation);
        return file.ToArray();
    }

    /// <summary>
    /// Writes an animated PNG atomically: an existing file is replaced only when the new one is complete.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="animation">The animation; each frame is requested when it is written.</param>
    /// <param name="progress">
    /// Receives the fraction written, from 0 to 1, many times a second; an exception from it cancels writing and leaves
    /// an existing file unchanged.
    /// </param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, Animation animation, IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(animation);
        AtomicFile.Write(path, file => ApngEncoder.Write(file, animation, progress));
    }
}
