using System.Buffers.Binary;

namespace GanForge.Imaging.PngFiles;

/// <summary>Converts a PNG's rows of packed samples into the pixels of a <see cref="Bitmap"/>.</summary>
internal readonly ref struct PngPixels
{
    private readonly PngHeader _header;
    private readonly ReadOnlySpan<byte> _palette;
    private readonly ReadOnlySpan<byte> _transparency;
    private readonly Color _background;

    /// <exception cref="ImageFormatException">
    /// The palette or the transparency does not match the colour type.
    /// </exception>
    public PngPixels(PngHeader header, ReadOnlySpan<byte> palette, ReadOnlySpan<byte> transparency, Color background)
    {
        _header = header;
        _palette = palette;
        _transparency = transparency;
        _background = background;
        if (header.ColorType == PngColorType.Palette && (palette.Length is 0 or > 768 || palette.Length % 3 != 0))
        {
            throw new ImageFormatException(
                $"The PNG's palette has {palette.Length} bytes; 3 for each of 1 to 256 colours belong there."
            );
        }

        var keyLength = header.ColorType switch
        {
            PngColorType.Grey => 2,
            PngColorType.Rgb => 6,
            _ => 0,
        };
        if (keyLength > 0 && transparency.Length > 0 && transparency.Length != keyLength)
        {
            throw new ImageFormatException(
                $"The PNG's transparent colour has {transparency.Length} bytes; {keyLength} belong there."
            );
        }
    }

    private bool IsGrey => _header.ColorType is PngColorType.Grey or PngColorType.GreyAlpha;

    /// <summary>Whether the file's bytes are already those of a bitmap.</summary>
    private bool IsStoredAsShown =>
        _header.BitDepth == 8
        && _transparency.IsEmpty
        && (_header.ColorType == PngColorType.Rgb || (_header.ColorType == PngColorType.Grey && _background.IsGrey));

    public Bitmap Unpack(ReadOnlySpan<byte> rows)
    {
        var bitmap = new Bitmap(
            _header.Width,
            _header.Height,
            IsGrey && _background.IsGrey ? PixelFormat.Grey8 : PixelFormat.Rgb24
        );
        for (var y = 0; y < _header.Height; y++)
        {
            var row = rows.Slice(y * _header.RowBytes, _header.RowBytes);
            if (IsStoredAsShown)
            {
                row.CopyTo(bitmap.Row(y));
                continue;
            }

            for (var x = 0; x < _header.Width; x++)
            {
                bitmap[x, y] = Pixel(row, x);
            }
        }

        return bitmap;
    }

    private Color Pixel(ReadOnlySpan<byte> row, int x)
    {
        var (color, alpha) = _header.ColorType switch
        {
            PngColorType.Grey => Grey(row, x),
            PngColorType.Rgb => Rgb(row.Slice(x * 3, 3)),
            PngColorType.Palette => FromPalette(Sample(row, x)),
            PngColorType.GreyAlpha => (Color.Grey(row[x * 2]), row[(x * 2) + 1]),
            _ => (new Color(row[x * 4], row[(x * 4) + 1], row[(x * 4) + 2]), row[(x * 4) + 3]),
        };
        return color.Over(_background, alpha);
    }

    private (Color Color, byte Alpha) Grey(ReadOnlySpan<byte> row, int x)
    {
        var sample = Sample(row, x);
        var isKey = !_transparency.IsEmpty && sample == BinaryPrimitives.ReadUInt16BigEndian(_transparency);
        return (Color.Grey((byte)(sample * 255 / ((1 << _header.BitDepth) - 1))), Opacity(isKey));
    }

    private (Color Color, byte Alpha) Rgb(ReadOnlySpan<byte> pixel)
    {
        var isKey =
            !_transparency.IsEmpty
            && pixel[0] == BinaryPrimitives.ReadUInt16BigEndian(_transparency)
            && pixel[1] == BinaryPrimitives.ReadUInt16BigEndian(_transparency[2..])
            && pixel[2] == BinaryPrimitives.ReadUInt16BigEndian(_transparency[4..]);
        return (new Color(pixel[0], pixel[1], pixel[2]), Opacity(isKey));
    }

    private (Color Color, byte Alpha) FromPalette(int index)
    {
        if (index * 3 >= _palette.Length)
        {
            throw new ImageFormatException(
                $"A pixel of the PNG names palette colour {index}; the palette has {_palette.Length / 3}."
            );
        }

        var entry = _palette.Slice(index * 3, 3);
        return (
            new Color(entry[0], entry[1], entry[2]),
            index < _transparency.Length ? _transparency[index] : byte.MaxValue
        );
    }

    private static byte Opacity(bool isTransparent) => isTransparent ? byte.MinValue : byte.MaxValue;

    /// <summary>
    /// Reads sample <paramref name="x"/> of a row with one sample per pixel, most significant bits first.
    /// </summary>
    private int Sample(ReadOnlySpan<byte> row, int x)
    {
        var bit = x * _header.BitDepth;
        return (row[bit / 8] >> (8 - _header.BitDepth - (bit % 8))) & ((1 << _header.BitDepth) - 1);
    }
}
