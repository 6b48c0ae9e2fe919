using GanForge.Imaging.Text;

namespace GanForge.Imaging.Grids;

/// <summary>
/// Draws a grid of pictures, enlarged without blur, with an optional title above and an optional caption under each.
/// </summary>
/// <example>
/// <code>
/// var grid = new ImageGrid { Columns = 8, Title = "epoch 3" };
/// Png.Save(
///     "epoch-3.png",
///     grid.Draw(new ImageBatch(pixels, height: 28, width: 28, channels: 1, ValueRange.MinusOneToOne)));
/// </code>
/// </example>
public sealed class ImageGrid
{
    /// <summary>The number of pictures per row; as square as possible if null.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? Columns
    {
        get;
        init => field = Between(1, value, int.MaxValue, nameof(Columns));
    }

    /// <summary>
    /// The enlargement: the side of each source pixel in the result, in pixels; chosen automatically if null.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 1 to 64.</exception>
    public int? Scale
    {
        get;
        init => field = Between(1, value, 64, nameof(Scale));
    }

    /// <summary>
    /// The space between pictures in pixels, which also determines the outer margin; chosen automatically if null, a
    /// seamless mosaic if 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 256.</exception>
    public int? Padding
    {
        get;
        init => field = Between(0, value, 256, nameof(Padding));
    }

    /// <summary>The line above the pictures; a title that is too long is drawn smaller, then shortened.</summary>
    public string? Title { get; init; }

    /// <summary>The lines under the pictures, one for each picture.</summary>
    public IReadOnlyList<string>? Captions { get; init; }

    /// <summary>The colours around the pictures.</summary>
    public GridTheme Theme { get; init; } = GridTheme.Light;

    /// <summary>Computes the size of a grid in pixels, even if it is too large to draw.</summary>
    /// <param name="count">The number of pictures.</param>
    /// <param name="height">The height of a picture in pixels.</param>
    /// <param name="width">The width of a picture in pixels.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is below 1.</exception>
    public (long Width, long Height) Measure(int count, int height, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        return new GridLayout(count, height, width, this).Size;
    }

    /// <summary>Draws the grid, in grey if the pictures and the theme are grey, otherwise in colour.</summary>
    /// <param name="images">The pictures.</param>
    /// <param name="progress">
    /// Receives the fraction drawn, from 0 to 1, many times a second; an exception from it cancels drawing.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The numbers of captions and pictures differ, or the grid would be too large.
    /// </exception>
    public Bitmap Draw(ImageBatch images, IProgress<double>? progress = null)
    {
        if (Captions is not null && Captions.Count != images.Count)
        {
            throw new ArgumentException(
                $"The grid has {images.Count} pictures and {Captions.Count} captions; there must be one for each."
            );
        }

        var layout = new GridLayout(images.Count, images.Height, images.Width, this);
        var format = images.Channels == 1 && Theme.IsGrey ? PixelFormat.Grey8 : PixelFormat.Rgb24;
        var (width, height) = layout.Size;
        if ((Int128)width * height * (format == PixelFormat.Grey8 ? 1 : 3) > Array.MaxLength)
        {
            throw new ArgumentException(
                $"The grid would have {width} x {height} pixels, more than a picture can have."
            );
        }

        var bitmap = new Bitmap(layout.Width, layout.Height, format);
        bitmap.Fill(Theme.Background);
        if (layout.Title is not null)
        {
            PixelFont.Draw(bitmap, layout.Margin, layout.Margin, layout.Title, Theme.Title, layout.TitleScale);
        }

        for (var index = 0; index < images.Count; index++)
        {
            DrawImage(bitmap, images, index, layout);
            if (Captions is not null)
            {
                var (x, y, text) = layout.Caption(index, Captions[index]);
                PixelFont.Draw(bitmap, x, y, text, Theme.Caption, layout.CaptionScale);
            }

            progress?.Report((index + 1) / (double)images.Count);
        }

        return bitmap;
    }

    private static void DrawImage(Bitmap bitmap, ImageBatch images, int index, GridLayout layout)
    {
        var (left, top) = layout.Cell(index);
        var scale = layout.Scale;
        for (var y = 0; y < images.Height; y++)
        {
            for (var x = 0; x < images.Width; x++)
            {
                bitmap.FillRectangle(left + (x * scale), top + (y * scale), scale, scale, images[index, x, y]);
            }
        }
    }

    private static int? Between(int lowest, int? value, int highest, string name) =>
        value is null || (value >= lowest && value <= highest)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} of a grid must be {lowest} to {highest}.");
}
