using System.Buffers.Binary;

namespace GanForge.Imaging.Animations;

/// <summary>
/// Writes animated GIFs: one colour table for all frames, and only the part of each frame that has changed.
/// </summary>
internal static class GifEncoder
{
    private const byte ExtensionIntroducer = 0x21;
    private const byte ImageSeparator = 0x2C;
    private const byte Trailer = 0x3B;

    public static void Write(Stream file, Animation animation, IProgress<double>? progress = null)
    {
        if (animation.Width > Gif.MaximumSide || animation.Height > Gif.MaximumSide)
        {
            throw new ArgumentException(
                $"A side of a GIF is at most {Gif.MaximumSide} pixels; the animation is {animation.Width} x "
                    + $"{animation.Height}."
            );
        }

        var palette = new GifPalette(animation, progress);
        WriteStart(file, animation, palette);
        foreach (var (index, picture, duration, part) in animation.Changes())
        {
            WriteFrame(
                file,
                picture.Part(part),
                duration,
                part,
                palette,
                progress is null ? null : new FrameProgress(progress, index, animation.Frames.Count)
            );
        }

        file.WriteByte(Trailer);
    }

    private static void WriteStart(Stream file, Animation animation, GifPalette palette)
    {
        file.Write("GIF89a"u8);
        WriteNumber(file, animation.Width);
        WriteNumber(file, animation.Height);
        // A colour table for all frames, eight bits per colour channel, and the number of bits per colour index, minus
        // one.
        file.Write([(byte)(0b1111_0000 | (palette.Bits - 1)), 0, 0]);
        file.Write(palette.Table());
        // The extension that makes the animation repeat; 0 means forever.
        file.Write([ExtensionIntroducer, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0]);
    }

    private static void WriteFrame(
        Stream file,
        Bitmap picture,
        TimeSpan duration,
        PixelRectangle part,
        GifPalette palette,
        IProgress<double>? progress
    )
    {
        // The frame's pixels remain when the next frame is shown.
        const byte Keep = 1 << 2;
        file.Write([ExtensionIntroducer, 0xF9, 4, Keep]);
        WriteNumber(file, Math.Max(2, (int)Math.Round(duration.TotalMilliseconds / 10)));
        file.Write([0, 0]);

        file.WriteByte(ImageSeparator);
        WriteNumber(file, part.X);
        WriteNumber(file, part.Y);
        WriteNumber(file, part.Width);
        WriteNumber(file, part.Height);
        file.WriteByte(0);
        file.WriteByte((byte)palette.Bits);
        new GifCompressor(file, palette.Bits).Compress(palette.Places(picture), progress);
    }

    private static void WriteNumber(Stream file, int value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
        file.Write(bytes);
    }
}
