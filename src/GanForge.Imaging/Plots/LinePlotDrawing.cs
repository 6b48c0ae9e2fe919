using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Xml.Linq;

namespace GanForge.Imaging.Plots;

/// <summary>Draws a <see cref="LinePlot"/> as SVG.</summary>
internal sealed class LinePlotDrawing
{
    /// <summary>The maximum number of points for which a curve shows each point as a dot.</summary>
    private const int MaxDots = 40;
    private const int PixelsPerXTick = 64;

    /// <summary>
    /// The distance within which one curve hides another, and the fraction of the curve that must be hidden.
    /// </summary>
    private const double LineWidth = 1.6;
    private const double CoveringShare = 0.9;
    private const int Dash = 7;
    private const int MaxCovered = 3;

    private readonly LinePlot _plot;
    private readonly PlotAxes _axes;
    private readonly PlotLayout _layout;

    public LinePlotDrawing(LinePlot plot)
    {
        _plot = plot;
        _axes = new PlotAxes(plot);
        _layout = new PlotLayout(
            plot,
            plot.ShowLegend ? [.. plot.Series.Select((_, index) => LegendName(index)), .. LegendNotes()] : [],
            _axes.YTicks
        );
    }

    public string ToSvg()
    {
        XElement[] shown = [.. Axes(), .. _layout.Legend.SelectMany((_, index) => Legend(index)), .. Texts()];
        // Short curves are drawn over long ones, which would otherwise hide them where they coincide.
        int[] order =
        [
            .. Enumerable
                .Range(0, _plot.Series.Count)
                .OrderByDescending(index => _plot.Series[index].X is [.., var end] ? end : 0),
        ];
        XElement[] curves =
        [
            .. order.SelectMany((index, place) => Numbered(index, Curves(index, below: order[..place]))),
        ];
        // Ids must differ between the plots of a page and be the same in every run, so they are derived from the
        // content.
        var seed = string.Concat(
            shown.Concat(curves).Select(element => element.ToString(SaveOptions.DisableFormatting))
        );
        var id =
            "plot-" + Crc32.HashToUInt32(Encoding.UTF8.GetBytes(seed)).ToString("x8", CultureInfo.InvariantCulture);
        var clip = SvgElement.Rectangle(null, _layout.Left - 3, _layout.Top - 3, _layout.Width + 6, _layout.Height + 6);
        return SvgElement.Write(
            SvgElement.Create(
                "svg",
                "ganforge-plot",
                [
                    ("viewBox", $"0 0 {_plot.Width} {_plot.Height}"),
                    ("width", _plot.Width),
                    ("height", _plot.Height),
                    ("role", "img"),
                    ("aria-labelledby", $"{id}-title {id}-desc"),
                ],
                SvgElement.Create("title", null, [("id", id + "-title")], _plot.Title),
                SvgElement.Create("desc", null, [("id", id + "-desc")], PlotDescription.Describe(_plot)),
                SvgElement.Create("style", null, [], PlotStyle.Sheet),
                SvgElement.Create("clipPath", null, [("id", id + "-clip")], clip),
                SvgElement.Rectangle("gf-surface", 0, 0, _plot.Width, _plot.Height),
                shown,
                SvgElement.Create("g", null, [("clip-path", $"url(#{id}-clip)")], curves)
            )
        );
    }

    private IEnumerable<XElement> Axes()
    {
        foreach (var tick in _axes.YTicks)
        {
            yield return SvgElement.Line("gf-grid", _layout.Left, ToY(tick.Value), _layout.Right, ToY(tick.Value));
            yield return SvgElement.Label("gf-label", _layout.Left - 8, ToY(tick.Value) + 4, tick.Label, "end");
        }

        var xTickCount = Math.Max(2, (int)_layout.Width / PixelsPerXTick);
        foreach (var tick in _axes.IsEmpty ? [] : _axes.X.Ticks(xTickCount))
        {
            yield return SvgElement.Line(
                "gf-axis",
                ToX(tick.Value),
                _layout.Bottom,
                ToX(tick.Value),
                _layout.Bottom + 4
            );
            yield return SvgElement.Label("gf-label", ToX(tick.Value), _layout.Bottom + 18, tick.Label, "middle");
        }

        yield return SvgElement.Line("gf-axis", _layout.Left, _layout.Bottom, _layout.Right, _layout.Bottom);
    }

    private IEnumerable<XElement> Texts()
    {
        var (middleX, middleY) = (_layout.Left + (_layout.Width / 2), _layout.Top + (_layout.Height / 2));
        yield return SvgElement.Label("gf-title", PlotLayout.Margin, 28, _layout.Title);
        if (_plot.XLabel is not null)
        {
            yield return SvgElement.Label("gf-label", middleX, _layout.Bottom + 38, _plot.XLabel, "middle");
        }

        if (_plot.YLabel is not null)
        {
            var label = SvgElement.Label("gf-label", 0, 0, _plot.YLabel, "middle");
            label.SetAttributeValue(
                "transform",
                FormattableString.Invariant($"translate({PlotLayout.Margin + 10} {middleY:0.##})rotate(-90)")
            );
            yield return label;
        }

        if (_axes.IsEmpty)
        {
            yield return SvgElement.Label("gf-empty", middleX, middleY, "no data yet", "middle");
        }
    }

    private IEnumerable<XElement> Legend(int index)
    {
        var (x, y) = _layout.Legend[index];
        return index < _plot.Series.Count
            ? Numbered(
                index,
                [
                    SvgElement.Line(CurveClass(index), x + 1, y - 4, x + 19, y - 4),
                    SvgElement.Label("gf-name", PlotLayout.NameX(x), y, _layout.ShortenName(LegendName(index))),
                ]
            )
            : [SvgElement.Label("gf-label", x, y, LegendNotes().Single())];
    }

    /// <summary>The notes in the legend in addition to the names of the curves.</summary>
    private string[] LegendNotes() => _axes.Smoothed is null || _axes.IsEmpty ? [] : ["bold: smoothed"];

    /// <param name="index">The index of the curve.</param>
    /// <param name="below">The curves beneath it; those that it would hide show through its dashes.</param>
    private IEnumerable<XElement> Curves(int index, int[] below)
    {
        var curve = _axes.Raw[index];
        if (curve.PointCount == 0)
        {
            yield break;
        }

        var path = curve.Path(ToX, ToY, _plot.MaximumPoints);
        if (_axes.Smoothed is not null)
        {
            yield return SvgElement.Path(CurveClass(index) + " gf-raw", path);
            path = _axes.Smoothed[index].Path(ToX, ToY, _plot.MaximumPoints);
        }

        var line = SvgElement.Path(CurveClass(index), path);
        if (below.Count(other => Covers(_plot.Series[index], _plot.Series[other])) is > 0 and var covered)
        {
            line.SetAttributeValue(
                "style",
                FormattableString.Invariant($"stroke-dasharray:{Dash} {Dash * Math.Min(covered, MaxCovered)}")
            );
        }

        yield return line;
        if (curve.PointCount <= MaxDots && _axes.Smoothed is null)
        {
            yield return SvgElement.Path($"gf-curve gf-dots {SeriesClass(index)}", curve.Dots(ToX, ToY));
        }
    }

    /// <summary>Whether a curve coincides with another one nearly everywhere, within the width of a line.</summary>
    private bool Covers(PlotSeries upper, PlotSeries lower)
    {
        if (upper.X.Length < 2 || lower.X.Length < 2)
        {
            return false;
        }

        var (covering, at) = (0, 0);
        for (var index = 0; index < upper.X.Length; index++)
        {
            while (at < lower.X.Length - 2 && lower.X[at + 1] < upper.X[index])
            {
                at++;
            }

            var share = Math.Clamp((upper.X[index] - lower.X[at]) / (lower.X[at + 1] - lower.X[at]), 0, 1);
            var below = lower.Y[at] + (share * (lower.Y[at + 1] - lower.Y[at]));
            covering += Math.Abs(ToY(upper.Y[index]) - ToY(below)) < LineWidth ? 1 : 0;
        }

        return covering > CoveringShare * upper.X.Length;
    }

    private static IEnumerable<XElement> Numbered(int index, IEnumerable<XElement> parts)
    {
        foreach (var part in parts)
        {
            part.SetAttributeValue("data-curve", index + 1);
            yield return part;
        }
    }

    private string LegendName(int index) =>
        _plot.Series[index].Name + (_axes.Raw[index].PointCount == 0 && !_axes.IsEmpty ? " (no data yet)" : "");

    private static string SeriesClass(int index) => $"gf-series-{(index % PlotStyle.SeriesColors) + 1}";

    private static string CurveClass(int index) =>
        "gf-curve " + SeriesClass(index) + (index / PlotStyle.SeriesColors % 2 == 1 ? " gf-dashed" : "");

    private double ToX(double value) => _layout.Left + (_layout.Width * _axes.X.Fraction(value));

    /// <summary>
    /// The vertical position; values far outside a chosen range are clamped near the plot, where lines are clipped, to
    /// keep numbers short.
    /// </summary>
    private double ToY(double value) => _layout.Bottom - (_layout.Height * Math.Clamp(_axes.Y.Fraction(value), -1, 2));
}
