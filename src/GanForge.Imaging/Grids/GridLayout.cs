using GanForge.Imaging.Text;

namespace GanForge.Imaging.Grids;

/// <summary>The positions of all parts of a grid, in pixels of the finished picture.</summary>
internal sealed class GridLayout
{
    /// <summary>The total width of a row's pictures that an automatic scale aims for.</summary>
    private const int ComfortableWidth = 520;
    private const int MaxAutomaticScale = 4;
    private const int TextMargin = 8;

    public GridLayout(int count, int cellHeight, int cellWidth, ImageGrid grid)
    {
        Columns = Math.Min(grid.Columns ?? (int)Math.Ceiling(Math.Sqrt(count)), count);
        Rows = ((count - 1) / Columns) + 1;
        Scale =
            grid.Scale
            ?? Math.Clamp((int)Math.Round(ComfortableWidth / ((double)Columns * cellWidth)), 1, MaxAutomaticScale);
        CellWidth = cellWidth * Scale;
        CellHeight = cellHeight * Scale;
        Padding = grid.Padding ?? Math.Clamp(CellWidth / 14, 2, 8);
        var hasText = grid.Title is not null || grid.Captions is not null;
        Margin = Math.Max(3 * Padding, hasText ? TextMargin : 0);

        var contentWidth = ((long)Columns * (CellWidth + Padding)) - Padding;
        (Title, TitleScale) = Fit(
            grid.Title,
            contentWidth,
            preferredScale: contentWidth < 300 ? 1
                : contentWidth < 800 ? 2
                : 3
        );
        TitleHeight = Title is null ? 0 : (PixelFont.CapHeight * TitleScale) + Margin;

        CaptionScale = CaptionScaleFor(grid.Captions ?? []);
        CaptionGap = 3 * CaptionScale;
        var captionHeight = grid.Captions is null ? 0 : CaptionGap + (PixelFont.CapHeight * CaptionScale);
        var captionDescent = grid.Captions is null
            ? 0
            : (PixelFont.LineHeight - PixelFont.CapHeight + 1) * CaptionScale;
        RowPitch = CellHeight + captionHeight + captionDescent + Padding;

        // The descenders of the last row extend into the margin, which the eye measures from the baseline.
        Size = (
            contentWidth + (2 * Margin),
            (2 * Margin) + TitleHeight + ((long)Rows * RowPitch) - Padding - captionDescent
        );
    }

    public int Columns { get; }

    public int Rows { get; }

    public int Scale { get; }

    public int CellWidth { get; }

    public int CellHeight { get; }

    public int Padding { get; }

    public int Margin { get; }

    public string? Title { get; }

    public int TitleScale { get; }

    public int CaptionScale { get; }

    public int CaptionGap { get; }

    /// <summary>The total size, which may exceed that of a valid picture.</summary>
    public (long Width, long Height) Size { get; }

    /// <summary>The width of a grid that can be drawn.</summary>
    public int Width => checked((int)Size.Width);

    /// <summary>The height of a grid that can be drawn.</summary>
    public int Height => checked((int)Size.Height);

    private int TitleHeight { get; }

    private int RowPitch { get; }

    /// <summary>The upper left corner of a cell.</summary>
    public (int X, int Y) Cell(int index) =>
        (Margin + (index % Columns * (CellWidth + Padding)), Margin + TitleHeight + (index / Columns * RowPitch));

    /// <summary>The caption, shortened to fit under its cell, and its position.</summary>
    public (int X, int Y, string Text) Caption(int index, string caption)
    {
        var (x, y) = Cell(index);
        var text = PixelFont.Shorten(caption, CellWidth, CaptionScale);
        return (x + ((CellWidth - PixelFont.Measure(text, CaptionScale)) / 2), y + CellHeight + CaptionGap, text);
    }

    private int CaptionScaleFor(IReadOnlyList<string> captions)
    {
        var preferred = CellWidth >= 80 ? 2 : 1;
        return captions.All(caption => PixelFont.Measure(caption, preferred) <= CellWidth) ? preferred : 1;
    }

    private static (string? Text, int Scale) Fit(string? text, long width, int preferredScale)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, 1);
        }

        var scale = preferredScale;
        while (scale > 1 && PixelFont.Measure(text, scale) > width)
        {
            scale--;
        }

        return (PixelFont.Shorten(text, (int)Math.Min(width, int.MaxValue), scale), scale);
    }
}
