using System.Buffers.Binary;

namespace GanForge.Imaging.PngFiles;

/// <summary>The IHDR chunk, which describes the rest of the file.</summary>
internal readonly record struct PngHeader(int Width, int Height, int BitDepth, PngColorType ColorType)
{
    public const int Length = 13;

    public int SamplesPerPixel =>
        ColorType switch
        {
            PngColorType.Rgb => 3,
            PngColorType.GreyAlpha => 2,
            PngColorType.RgbAlpha => 4,
            _ => 1,
        };

    /// <summary>
    /// The number of bytes per row, without the leading filter byte; the last byte may be partially used.
    /// </summary>
    public int RowBytes => (int)((((long)Width * SamplesPerPixel * BitDepth) + 7) / 8);

    /// <summary>The distance to the pixel on the left that a filter uses: whole bytes, at least 1.</summary>
    public int FilterDistance => Math.Max(1, SamplesPerPixel * BitDepth / 8);

    public void Write(Span<byte> data)
    {
        BinaryPrimitives.WriteInt32BigEndian(data, Width);
        BinaryPrimitives.WriteInt32BigEndian(data[4..], Height);
        data[8] = (byte)BitDepth;
        data[9] = (byte)ColorType;
        data[10..Length].Clear();
    }

    public static PngHeader Read(ReadOnlySpan<byte> data)
    {
        Require(data.Length == Length, $"The PNG header has {data.Length} bytes; {Length} belong there.");
        var width = BinaryPrimitives.ReadUInt32BigEndian(data);
        var height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        var (bitDepth, colorType) = (data[8], (PngColorType)data[9]);
        Require(
            width > 0 && height > 0,
            $"The PNG claims a size of {width} x {height} pixels; both sides must be at least 1."
        );
        Require(
            (ulong)width * height <= Png.MaximumPixels,
            $"The PNG claims a size of {width} x {height} pixels; at most {Png.MaximumPixels} pixels are read."
        );
        Require(Enum.IsDefined(colorType), $"The PNG has colour type {data[9]}; PNG knows 0, 2, 3, 4 and 6.");
        Require(bitDepth != 16, "The PNG has 16 bits a sample; up to 8 are read.");
        Require(
            bitDepth == 8 || (bitDepth is 1 or 2 or 4 && colorType is PngColorType.Grey or PngColorType.Palette),
            $"The PNG has {bitDepth} bits a sample with colour type {data[9]}, which PNG does not allow."
        );
        Require(
            data[10] == 0 && data[11] == 0,
            "The PNG names a compression or filter method other than 0, the only one there is."
        );
        Require(data[12] == 0, "The PNG is interlaced; save it without interlacing.");
        return new PngHeader((int)width, (int)height, bitDepth, colorType);
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new ImageFormatException(otherwise);
        }
    }
}
