namespace GanForge.Imaging.Plots;

/// <summary>
/// A line plot as SVG, standalone or for an HTML page, that follows the reader's light or dark preference; equal plots
/// produce equal bytes.
/// </summary>
/// <remarks>
/// To use its own colours, a page may set the custom properties --plot-surface, --plot-ink, --plot-muted, --plot-grid
/// and --plot-series-1 to --plot-series-6 on any ancestor. Everything that belongs to the n-th curve has the attribute
/// data-curve="n".
/// </remarks>
/// <example>
/// <code>
/// var plot = new LinePlot
/// {
///     Title = "Losses", XLabel = "step", Series = [new("generator", steps, losses)], Smoothing = 0.05,
/// };
/// plot.Save("losses.svg");
/// </code>
/// </example>
public sealed class LinePlot
{
    /// <summary>The line above the plot, which is also its accessible name.</summary>
    public required string Title { get; init; }

    /// <summary>The curves; the plot says "no data yet" if none of them has a point to show.</summary>
    public required IReadOnlyList<PlotSeries> Series { get; init; }

    /// <summary>The label of the horizontal axis.</summary>
    public string? XLabel { get; init; }

    /// <summary>The label of the vertical axis.</summary>
    public string? YLabel { get; init; }

    /// <summary>The range of values shown, to which curves are clipped; fitted to the curves if null.</summary>
    public PlotRange? YRange { get; init; }

    /// <summary>Whether the vertical axis is logarithmic; values of 0 and below then leave gaps.</summary>
    public bool LogarithmicY { get; init; }

    /// <summary>
    /// Whether the legend is shown above the plot; a page of many plots may show the names once instead.
    /// </summary>
    public bool ShowLegend { get; init; } = true;

    /// <summary>
    /// The fraction of a curve's points in the centred window of a bold moving average, drawn over the thin curve and
    /// noted in the legend; 0 draws the curve alone.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0, or 1 or above.</exception>
    public double Smoothing
    {
        get;
        init =>
            field = value is >= 0 and < 1
                ? value
                : throw new ArgumentOutOfRangeException(
                    nameof(Smoothing),
                    value,
                    "Smoothing of a plot must be at least 0 and below 1."
                );
    }

    /// <summary>
    /// The number of points above which a curve is thinned; the first, lowest, highest and last point of every stretch
    /// are kept, so no peak is lost.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 4.</exception>
    public int MaximumPoints
    {
        get;
        init =>
            field =
                value >= 4
                    ? value
                    : throw new ArgumentOutOfRangeException(
                        nameof(MaximumPoints),
                        value,
                        "A thinned curve keeps at least 4 points."
                    );
    } = 1600;

    /// <summary>The width in CSS pixels, at least 240; an HTML page may shrink the plot.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 240.</exception>
    public int Width
    {
        get;
        init => field = AtLeast(240, value, nameof(Width));
    } = 720;

    /// <summary>The height in CSS pixels, at least 160.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 160.</exception>
    public int Height
    {
        get;
        init => field = AtLeast(160, value, nameof(Height));
    } = 400;

    /// <summary>Whether no curve has a point to show.</summary>
    public bool IsEmpty => new PlotAxes(this).IsEmpty;

    /// <summary>
    /// Creates the SVG document, without an XML declaration, so that it can be embedded in HTML unchanged.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// A logarithmic axis has a range that includes 0 or negative values.
    /// </exception>
    public string ToSvg() => new LinePlotDrawing(this).ToSvg();

    /// <summary>
    /// Writes the SVG file atomically: an existing file is replaced only when the new one is complete.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="InvalidOperationException">
    /// A logarithmic axis has a range that includes 0 or negative values.
    /// </exception>
    public void Save(string path) => AtomicFile.Write(path, ToSvg());

    private static int AtLeast(int minimum, int value, string name) =>
        value >= minimum
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} of a plot must be at least {minimum}.");
}
