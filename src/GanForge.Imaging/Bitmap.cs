namespace GanForge.Imaging;

/// <summary>
/// A picture in memory: rows from top to bottom, pixels from left to right, without gaps between rows.
/// </summary>
/// <example>
/// <code>
/// var bitmap = new Bitmap(28, 28, PixelFormat.Grey8);
/// bitmap.Fill(Color.White);
/// Png.Save("white.png", bitmap);
/// </code>
/// </example>
public sealed class Bitmap
{
    private readonly byte[] _pixels;

    /// <summary>Creates a black picture.</summary>
    /// <param name="width">The width in pixels, at least 1.</param>
    /// <param name="height">The height in pixels, at least 1.</param>
    /// <param name="format">The storage format of a pixel.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A side is below 1, or the picture does not fit into one array.
    /// </exception>
    public Bitmap(int width, int height, PixelFormat format)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        Channels = format == PixelFormat.Grey8 ? 1 : 3;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(
            (long)width * height * Channels,
            Array.MaxLength,
            nameof(height)
        );
        (Width, Height, Format) = (width, height, format);
        _pixels = new byte[width * height * Channels];
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>The storage format of a pixel.</summary>
    public PixelFormat Format { get; }

    /// <summary>The number of bytes per pixel: 1 or 3.</summary>
    public int Channels { get; }

    /// <summary>All pixels, (height, width, channels).</summary>
    public Span<byte> Pixels => _pixels;

    /// <summary>
    /// The colour of one pixel; a grey picture stores the <see cref="Color.Luma"/> of an assigned colour.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is outside the picture.</exception>
    public Color this[int x, int y]
    {
        get
        {
            var pixel = Pixel(x, y);
            return Channels == 1 ? Color.Grey(pixel[0]) : new Color(pixel[0], pixel[1], pixel[2]);
        }
        set => Store(Pixel(x, y), value);
    }

    /// <summary>One row of pixels, (width, channels).</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no row <paramref name="y"/>.</exception>
    public Span<byte> Row(int y)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(y);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(y, Height);
        return _pixels.AsSpan(y * Width * Channels, Width * Channels);
    }

    /// <summary>Fills the whole picture with a colour.</summary>
    public void Fill(Color color) => FillRectangle(0, 0, Width, Height, color);

    /// <summary>Fills a rectangle with a colour, clipped to the picture.</summary>
    public void FillRectangle(int x, int y, int width, int height, Color color)
    {
        var (left, right) = (Math.Max(x, 0), Math.Min(x + width, Width));
        var (top, bottom) = (Math.Max(y, 0), Math.Min(y + height, Height));
        for (var row = top; row < bottom && left < right; row++)
        {
            var pixels = Row(row)[(left * Channels)..(right * Channels)];
            if (Channels == 1)
            {
                pixels.Fill(color.Luma);
                continue;
            }

            for (; !pixels.IsEmpty; pixels = pixels[Channels..])
            {
                Store(pixels, color);
            }
        }
    }

    /// <summary>Draws another picture with its upper left corner at a position, clipped to this one.</summary>
    /// <param name="picture">The picture to draw; in a grey picture, colours are converted to grey.</param>
    /// <param name="x">The position of its left edge.</param>
    /// <param name="y">The position of its upper edge.</param>
    public void Draw(Bitmap picture, int x, int y)
    {
        ArgumentNullException.ThrowIfNull(picture);
        for (var row = Math.Max(0, -y); row < picture.Height && y + row < Height; row++)
        {
            for (var column = Math.Max(0, -x); column < picture.Width && x + column < Width; column++)
            {
                this[x + column, y + row] = picture[column, row];
            }
        }
    }

    /// <summary>Copies a part that lies within the picture.</summary>
    internal Bitmap Part(PixelRectangle part)
    {
        var copy = new Bitmap(part.Width, part.Height, Format);
        for (var y = 0; y < part.Height; y++)
        {
            Row(part.Y + y).Slice(part.X * Channels, part.Width * Channels).CopyTo(copy.Row(y));
        }

        return copy;
    }

    private Span<byte> Pixel(int x, int y)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(x, Width);
        return Row(y).Slice(x * Channels, Channels);
    }

    private void Store(Span<byte> pixel, Color color)
    {
        if (Channels == 1)
        {
            pixel[0] = color.Luma;
        }
        else
        {
            (pixel[0], pixel[1], pixel[2]) = (color.Red, color.Green, color.Blue);
        }
    }
}
