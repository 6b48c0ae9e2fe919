using System.Buffers.Binary;

namespace GanForge.Imaging;

/// <summary>Writes animated PNGs: the first frame is an ordinary PNG's IDAT, each later one the part that has changed.</summary>
internal static class ApngEncoder
{
    private const int Thousandth = 1_000;

    public static byte[] Encode(Animation animation)
    {
        using var file = new MemoryStream();
        PngEncoder.WriteHeader(file, animation.Frames[0].Picture);

        Span<byte> control = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(control, animation.Frames.Count);
        // 0 plays are endless ones.
        BinaryPrimitives.WriteInt32BigEndian(control[4..], 0);
        PngEncoder.WriteChunk(file, "acTL"u8, control);

        var sequence = 0;
        for (var index = 0; index < animation.Frames.Count; index++)
        {
            var (picture, duration) = animation.Frames[index];
            var part = animation.ChangeAt(index);
            WriteFrameControl(file, sequence++, part, duration);
            if (index == 0)
            {
                PngEncoder.WriteChunk(file, "IDAT"u8, PngEncoder.Compress(picture));
                continue;
            }

            var pixels = PngEncoder.Compress(picture.Part(part));
            var data = new byte[sizeof(int) + pixels.Length];
            BinaryPrimitives.WriteInt32BigEndian(data, sequence++);
            pixels.CopyTo(data.AsSpan(sizeof(int)));
            PngEncoder.WriteChunk(file, "fdAT"u8, data);
        }

        PngEncoder.WriteChunk(file, "IEND"u8, default);
        return file.ToArray();
    }

    /// <summary>Where a frame's pixels go and how long it stays; they replace what is there, and stay when the next frame comes.</summary>
    private static void WriteFrameControl(MemoryStream file, int sequence, PixelRectangle part, TimeSpan duration)
    {
        Span<byte> control = stackalloc byte[26];
        control.Clear();
        BinaryPrimitives.WriteInt32BigEndian(control, sequence);
        BinaryPrimitives.WriteInt32BigEndian(control[4..], part.Width);
        BinaryPrimitives.WriteInt32BigEndian(control[8..], part.Height);
        BinaryPrimitives.WriteInt32BigEndian(control[12..], part.X);
        BinaryPrimitives.WriteInt32BigEndian(control[16..], part.Y);
        BinaryPrimitives.WriteUInt16BigEndian(control[20..], (ushort)Math.Max(1, Math.Round(duration.TotalMilliseconds)));
        BinaryPrimitives.WriteUInt16BigEndian(control[22..], Thousandth);
        PngEncoder.WriteChunk(file, "fcTL"u8, control);
    }
}
