using System.Buffers.Binary;

namespace GanForge.Imaging;

/// <summary>Writes animated GIFs: one colour table for all frames, and of each frame the part that has changed.</summary>
internal static class GifEncoder
{
    private const byte ExtensionIntroducer = 0x21;
    private const byte ImageSeparator = 0x2C;
    private const byte Trailer = 0x3B;

    public static byte[] Encode(Animation animation)
    {
        if (animation.Width > ushort.MaxValue || animation.Height > ushort.MaxValue)
        {
            throw new ArgumentException($"A side of a GIF is at most {ushort.MaxValue} pixels; the animation is {animation.Width} x {animation.Height}.");
        }

        var palette = new GifPalette(animation);
        using var file = new MemoryStream();
        WriteStart(file, animation, palette);
        for (var index = 0; index < animation.Frames.Count; index++)
        {
            WriteFrame(file, animation.Frames[index], animation.ChangeAt(index), palette);
        }

        file.WriteByte(Trailer);
        return file.ToArray();
    }

    private static void WriteStart(MemoryStream file, Animation animation, GifPalette palette)
    {
        file.Write("GIF89a"u8);
        WriteNumber(file, animation.Width);
        WriteNumber(file, animation.Height);
        // A colour table for all frames, eight bits a colour channel, and how many bits number the colours, less one.
        file.Write([(byte)(0b1111_0000 | (palette.Bits - 1)), 0, 0]);
        file.Write(palette.Table());
        // The extension that makes it repeat; 0 times means forever.
        file.Write([ExtensionIntroducer, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0]);
    }

    private static void WriteFrame(MemoryStream file, AnimationFrame frame, PixelRectangle part, GifPalette palette)
    {
        // What the frame draws stays when the next one comes.
        const byte Keep = 1 << 2;
        file.Write([ExtensionIntroducer, 0xF9, 4, Keep]);
        WriteNumber(file, Math.Max(2, (int)Math.Round(frame.Duration.TotalMilliseconds / 10)));
        file.Write([0, 0]);

        file.WriteByte(ImageSeparator);
        WriteNumber(file, part.X);
        WriteNumber(file, part.Y);
        WriteNumber(file, part.Width);
        WriteNumber(file, part.Height);
        file.WriteByte(0);
        file.WriteByte((byte)palette.Bits);
        new GifCompressor(file, palette.Bits).Compress(palette.Places(frame.Picture.Part(part)));
    }

    private static void WriteNumber(MemoryStream file, int value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
        file.Write(bytes);
    }
}
