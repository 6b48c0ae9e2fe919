using GanForge.Imaging.Grids;
using GanForge.Imaging.Plots;
using GanForge.Imaging.Text;

namespace GanForge.Imaging.Scatter;

/// <summary>A square region of the plane with tick marks, and a line of text above and below.</summary>
internal sealed class ScatterFrame
{
    private const int Side = 480;
    private const int Margin = 14;
    private const int TextScale = 2;
    private const int TickLength = 5;
    private const int TickCount = 6;
    private const int LabelWidth = 22;

    private readonly GridTheme _theme;
    private readonly double _extent;
    private readonly int _left;
    private readonly int _top;

    public ScatterFrame(double extent, string? title, GridTheme theme)
    {
        (_extent, _theme) = (extent, theme);
        var titleHeight = string.IsNullOrWhiteSpace(title) ? 0 : (PixelFont.CapHeight * TextScale) + Margin;
        (_left, _top) = (Margin + LabelWidth, Margin + titleHeight);
        var below = TickLength + (2 * Margin) + (2 * PixelFont.LineHeight * TextScale);
        Picture = new Bitmap(_left + Side + Margin, _top + Side + below, PixelFormat.Rgb24);
        Picture.Fill(theme.Background);
        if (titleHeight > 0)
        {
            Write(Margin, Margin, title!, Picture.Width - (2 * Margin), theme.Title);
        }

        Mark();
    }

    public Bitmap Picture { get; }

    public double PixelsPerUnit => Side / (2 * _extent);

    private Color Line => _theme.Caption.Over(_theme.Background, alpha: 120);

    public bool Holds(double x, double y) => Math.Abs(x) <= _extent && Math.Abs(y) <= _extent;

    /// <summary>Creates a layer for the square, to be shown by <see cref="Show"/>.</summary>
    public static ScatterLayer Layer(Color color) => new(Side, color);

    /// <summary>The position of a point of the plane, in pixels from the square's left and upper edges.</summary>
    public (double X, double Y) Place(double x, double y) =>
        ((x + _extent) * PixelsPerUnit, (_extent - y) * PixelsPerUnit);

    /// <summary>Draws layers over the square.</summary>
    /// <param name="layers">The layers, lowest first.</param>
    public void Show(params ReadOnlySpan<ScatterLayer> layers)
    {
        for (var row = 0; row < Side; row++)
        {
            for (var column = 0; column < Side; column++)
            {
                var pixel = Picture[_left + column, _top + row];
                foreach (var layer in layers)
                {
                    pixel = layer.Over(pixel, column, row);
                }

                Picture[_left + column, _top + row] = pixel;
            }
        }
    }

    /// <summary>Draws the square's edges.</summary>
    public void Enclose()
    {
        foreach (
            var (x, y, width, height) in ((int, int, int, int)[])
                [(0, 0, Side, 1), (0, Side, Side + 1, 1), (0, 0, 1, Side), (Side, 0, 1, Side)]
        )
        {
            Picture.FillRectangle(_left + x, _top + y, width, height, Line);
        }
    }

    /// <summary>Writes the line below the square.</summary>
    public void Note(string text) =>
        Write(_left, Picture.Height - Margin - (PixelFont.CapHeight * TextScale), text, Side, _theme.Caption);

    private void Mark()
    {
        var grid = _theme.Caption.Over(_theme.Background, alpha: 28);
        foreach (var (value, label) in new LinearScale(-_extent, _extent).Ticks(TickCount))
        {
            var at = (int)Math.Round((value + _extent) * PixelsPerUnit);
            Picture.FillRectangle(_left + at, _top, 1, Side, grid);
            Picture.FillRectangle(_left, _top + Side - at, Side, 1, grid);
            Picture.FillRectangle(_left + at, _top + Side, 1, TickLength, Line);
            var width = PixelFont.Measure(label);
            PixelFont.Draw(Picture, _left + at - (width / 2), _top + Side + TickLength + 4, label, _theme.Caption);
            PixelFont.Draw(
                Picture,
                _left - 5 - width,
                _top + Side - at - (PixelFont.CapHeight / 2),
                label,
                _theme.Caption
            );
        }
    }

    private void Write(int x, int y, string text, int width, Color color)
    {
        var scale = PixelFont.Measure(text, TextScale) <= width ? TextScale : 1;
        PixelFont.Draw(Picture, x, y, PixelFont.Shorten(text, width, scale), color, scale);
    }
}
