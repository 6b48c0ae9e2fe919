namespace GanForge.Imaging.Plots;

/// <summary>
/// A line plot as SVG that stands alone or inside an HTML page and follows the reader's light or dark preference. Equal plots
/// give equal bytes. A page may set the custom properties --plot-surface, --plot-ink, --plot-muted, --plot-grid
/// and --plot-series-1 to --plot-series-6 on any ancestor to give the plot its own colours; what belongs to the n-th curve has the
/// attribute data-curve="n".
/// </summary>
/// <example>
/// <code>
/// var plot = new LinePlot { Title = "Losses", XLabel = "step", Series = [new("generator", steps, losses)], Smoothing = 0.05 };
/// plot.Save("losses.svg");
/// </code>
/// </example>
public sealed class LinePlot
{
    /// <summary>The line above the plot, also its accessible name.</summary>
    public required string Title { get; init; }

    /// <summary>The curves; the plot says "no data yet" if none has a point to show.</summary>
    public required IReadOnlyList<PlotSeries> Series { get; init; }

    /// <summary>What the horizontal axis counts.</summary>
    public string? XLabel { get; init; }

    /// <summary>What the vertical axis measures.</summary>
    public string? YLabel { get; init; }

    /// <summary>The values shown; curves are cut off outside. Fitted to the curves if null.</summary>
    public PlotRange? YRange { get; init; }

    /// <summary>Whether equal distances upwards are equal ratios; values of 0 and below then leave gaps.</summary>
    public bool LogarithmicY { get; init; }

    /// <summary>Whether the names of the curves stand above the plot; a page of many plots may name them once instead.</summary>
    public bool ShowLegend { get; init; } = true;

    /// <summary>
    /// Share of a curve's points over which a bold average is taken, half of them on either side of each point; it is drawn
    /// over the thin curve, and the legend says so. 0 draws the curve alone.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0, or 1 and above.</exception>
    public double Smoothing
    {
        get;
        init => field = value is >= 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Smoothing), value, "Smoothing of a plot must be at least 0 and below 1.");
    }

    /// <summary>
    /// The number of points above which a curve is thinned: of every stretch its first, lowest, highest and last points stay,
    /// so no peak is lost.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 4.</exception>
    public int MaximumPoints
    {
        get;
        init => field = value >= 4
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaximumPoints), value, "A thinned curve keeps at least 4 points.");
    }

    = 1600;

    /// <summary>Width in CSS pixels, at least 240; an HTML page may shrink the plot.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 240.</exception>
    public int Width { get; init => field = AtLeast(240, value, nameof(Width)); } = 720;

    /// <summary>Height in CSS pixels, at least 160.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 160.</exception>
    public int Height { get; init => field = AtLeast(160, value, nameof(Height)); } = 400;

    /// <summary>Whether no curve has a point to show.</summary>
    public bool IsEmpty => new PlotAxes(this).IsEmpty;

    /// <summary>The SVG document, without an XML declaration, so that HTML can hold it as it is.</summary>
    /// <exception cref="InvalidOperationException">A logarithmic axis has a range that reaches 0 or below.</exception>
    public string ToSvg() => new LinePlotDrawing(this).ToSvg();

    /// <summary>Writes the SVG file in one piece: an older file stays until the new one is complete.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="InvalidOperationException">A logarithmic axis has a range that reaches 0 or below.</exception>
    public void Save(string path) => AtomicFile.Write(path, ToSvg());

    private static int AtLeast(int minimum, int value, string name) => value >= minimum
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} of a plot must be at least {minimum}.");
}
