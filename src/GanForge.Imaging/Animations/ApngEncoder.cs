using System.Buffers.Binary;
using GanForge.Imaging.PngFiles;

namespace GanForge.Imaging.Animations;

/// <summary>
/// Writes animated PNGs: the first frame is the IDAT of an ordinary PNG, each later one only the part that has changed.
/// </summary>
internal static class ApngEncoder
{
    private const int Thousandth = 1_000;

    public static void Write(Stream file, Animation animation, IProgress<double>? progress = null)
    {
        PngEncoder.WriteHeader(file, animation.Frames[0].Picture);

        Span<byte> control = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(control, animation.Frames.Count);
        // 0 plays means an endless loop.
        BinaryPrimitives.WriteInt32BigEndian(control[4..], 0);
        PngEncoder.WriteChunk(file, "acTL"u8, control);

        var sequence = 0;
        foreach (var (index, picture, duration, part) in animation.Changes())
        {
            WriteFrameControl(file, sequence++, part, duration);
            using var data = new PngDataStream(file, index == 0 ? null : () => sequence++);
            PngEncoder.Compress(
                data,
                picture.Part(part),
                progress is null ? null : new FrameProgress(progress, index, animation.Frames.Count)
            );
        }

        PngEncoder.WriteChunk(file, "IEND"u8, default);
    }

    /// <summary>
    /// Writes a frame's position and duration; its pixels replace those below and remain when the next frame is shown.
    /// </summary>
    private static void WriteFrameControl(Stream file, int sequence, PixelRectangle part, TimeSpan duration)
    {
        Span<byte> control = stackalloc byte[26];
        control.Clear();
        BinaryPrimitives.WriteInt32BigEndian(control, sequence);
        BinaryPrimitives.WriteInt32BigEndian(control[4..], part.Width);
        BinaryPrimitives.WriteInt32BigEndian(control[8..], part.Height);
        BinaryPrimitives.WriteInt32BigEndian(control[12..], part.X);
        BinaryPrimitives.WriteInt32BigEndian(control[16..], part.Y);
        BinaryPrimitives.WriteUInt16BigEndian(
            control[20..],
            (ushort)Math.Max(1, Math.Round(duration.TotalMilliseconds))
        );
        BinaryPrimitives.WriteUInt16BigEndian(control[22..], Thousandth);
        PngEncoder.WriteChunk(file, "fcTL"u8, control);
    }
}
