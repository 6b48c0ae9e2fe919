namespace GanForge.Imaging;

/// <summary>A picture in memory: rows from top to bottom, pixels from left to right, no gaps between rows.</summary>
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

    /// <summary>Makes a black picture.</summary>
    /// <param name="width">Width in pixels, at least 1.</param>
    /// <param name="height">Height in pixels, at least 1.</param>
    /// <param name="format">How a pixel is stored.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1, or the picture would not fit into one array.</exception>
    public Bitmap(int width, int height, PixelFormat format)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        Channels = format == PixelFormat.Grey8 ? 1 : 3;
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)width * height * Channels, Array.MaxLength, nameof(height));
        (Width, Height, Format) = (width, height, format);
        _pixels = new byte[width * height * Channels];
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>How a pixel is stored.</summary>
    public PixelFormat Format { get; }

    /// <summary>Bytes a pixel: 1 or 3.</summary>
    public int Channels { get; }

    /// <summary>All pixels, (height, width, channels).</summary>
    public Span<byte> Pixels => _pixels;

    /// <summary>The colour of one pixel; setting it in a grey picture stores the colour's <see cref="Color.Luma"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position lies outside the picture.</exception>
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

    /// <summary>Paints the whole picture.</summary>
    public void Fill(Color color) => FillRectangle(0, 0, Width, Height, color);

    /// <summary>Paints a rectangle; what lies outside the picture is left out.</summary>
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

    /// <summary>Draws another picture with its upper left corner at a position; what lies outside this one is left out.</summary>
    /// <param name="picture">What is drawn; colours turn grey in a grey picture.</param>
    /// <param name="x">Where its left edge goes.</param>
    /// <param name="y">Where its upper edge goes.</param>
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

    /// <summary>A copy of a part that lies within the picture.</summary>
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
