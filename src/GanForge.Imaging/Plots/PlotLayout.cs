namespace GanForge.Imaging.Plots;

/// <summary>
/// The positions of a plot's parts, in CSS pixels; text widths are estimates, because the font is the reader's.
/// </summary>
internal sealed class PlotLayout
{
    public const double Margin = 16;
    private const double CharacterWidth = 7;
    private const double TitleCharacterWidth = 9;
    private const double LegendLine = 20;
    private const double LegendGap = 18;
    private const double SwatchWidth = 26;

    private readonly double _textWidth;

    public PlotLayout(LinePlot plot, IReadOnlyList<string> legend, IReadOnlyList<Tick> yTicks)
    {
        _textWidth = plot.Width - (2 * Margin);
        Title = Shorten(plot.Title, _textWidth / TitleCharacterWidth);
        Legend = PlaceLegend([.. legend.Select(ShortenName)]);
        var tickWidth = yTicks.Select(tick => tick.Label.Length).Append(1).Max() * CharacterWidth;
        Left = Margin + (plot.YLabel is null ? 0 : 20) + tickWidth + 8;
        Top = Legend.Count == 0 ? 44 : Legend[^1].Y + 22;
        Width = plot.Width - Left - Margin - 8;
        Height = plot.Height - Top - Margin - (plot.XLabel is null ? 16 : 36);
    }

    /// <summary>The title, shortened to fit.</summary>
    public string Title { get; }

    public double Left { get; }

    public double Top { get; }

    public double Width { get; }

    public double Height { get; }

    public double Bottom => Top + Height;

    public double Right => Left + Width;

    /// <summary>The left end of the swatch and the baseline for each name.</summary>
    public IReadOnlyList<(double X, double Y)> Legend { get; }

    /// <summary>The horizontal position of a name next to its swatch.</summary>
    public static double NameX(double swatchX) => swatchX + SwatchWidth;

    /// <summary>Shortens a name to fit into one line of the legend.</summary>
    public string ShortenName(string name) => Shorten(name, (_textWidth - SwatchWidth) / CharacterWidth);

    private List<(double X, double Y)> PlaceLegend(IReadOnlyList<string> names)
    {
        var places = new List<(double X, double Y)>();
        var (x, y) = (Margin, 50.0);
        foreach (var name in names)
        {
            var itemWidth = SwatchWidth + (name.Length * CharacterWidth);
            if (x > Margin && x + itemWidth > Margin + _textWidth)
            {
                (x, y) = (Margin, y + LegendLine);
            }

            places.Add((x, y));
            x += itemWidth + LegendGap;
        }

        return places;
    }

    private static string Shorten(string text, double characters)
    {
        var most = (int)characters;
        if (text.Length <= most)
        {
            return text;
        }

        // A surrogate pair is one character and must not be split.
        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return text[..end].TrimEnd() + "…";
    }
}
