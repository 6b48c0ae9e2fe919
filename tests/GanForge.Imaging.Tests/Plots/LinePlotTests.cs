using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using GanForge.Imaging.Plots;

namespace GanForge.Imaging.Tests;

public sealed partial class LinePlotTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_plot_has_an_accessible_name_and_description()
    {
        var root = Draw(Losses());
        root.Name.ShouldBe(Svg + "svg");
        ((string?)root.Attribute("role")).ShouldBe("img");
        var named = ((string)root.Attribute("aria-labelledby")!).Split(' ');
        named.ShouldBe([
            (string)root.Element(Svg + "title")!.Attribute("id")!,
            (string)root.Element(Svg + "desc")!.Attribute("id")!,
        ]);
        root.Element(Svg + "title")!.Value.ShouldBe("Losses");
        root.Element(Svg + "desc")!
            .Value.ShouldBe(
                "Line plot of loss against step. generator: 1 to 3, last 2. discriminator: 0.5 to 1, last 0.5."
            );
    }

    [Fact]
    public void Title_axis_labels_legend_and_ticks_are_drawn() =>
        Texts(Draw(Losses()))
            .ShouldBe([
                "0.5",
                "1.0",
                "1.5",
                "2.0",
                "2.5",
                "3.0",
                "0",
                "1",
                "2",
                "generator",
                "discriminator",
                "Losses",
                "step",
                "loss",
            ]);

    [Fact]
    public void Text_is_escaped_and_invalid_XML_characters_are_replaced()
    {
        var root = Draw(
            Plot("a < b & \"c\" \u0001\ud800 \U0001F600", new PlotSeries("<script>alert(1)</script>", [0, 1], [1, 2]))
        );
        root.Element(Svg + "title")!.Value.ShouldBe("a < b & \"c\" \ufffd \U0001F600");
        Texts(root).ShouldContain("<script>alert(1)</script>");
        root.Descendants().ShouldAllBe(element => element.Name.LocalName != "script");
    }

    [Fact]
    public void Equal_plots_give_equal_bytes() => Losses().ToSvg().ShouldBe(Losses().ToSvg());

    [Fact]
    public void Different_plots_on_one_page_share_no_ids()
    {
        var first = Draw(Losses());
        var second = Draw(Plot("Losses", new PlotSeries("generator", [0, 1], [1, 2.5])));
        Ids(first).Intersect(Ids(second)).ShouldBeEmpty();
        Ids(first).ShouldBeUnique();

        static IEnumerable<string> Ids(XElement root) =>
            root.DescendantsAndSelf().Attributes("id").Select(id => id.Value);
    }

    [Fact]
    public void Curves_are_numbered_for_pages_that_draw_their_own_legend()
    {
        var plot = new LinePlot
        {
            Title = "Losses",
            ShowLegend = false,
            Series = [new("short", [0, 1], [1, 2]), new("long", [0, 1, 2], [1, 2, 3])],
        };
        var root = Draw(plot);

        Texts(root).ShouldNotContain("short");
        // The short curve is drawn last, because the long one would hide it.
        root.Element(Svg + "g")!.Elements().Select(path => (int)path.Attribute("data-curve")!).ShouldBe([2, 2, 1, 1]);
    }

    [Fact]
    public void Style_rules_apply_to_plots_only()
    {
        var sheet = Draw(Losses()).Element(Svg + "style")!.Value;
        var rules = sheet.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        rules.ShouldAllBe(rule =>
            rule.StartsWith(".ganforge-plot") || rule.StartsWith("@media(prefers-color-scheme:dark){.ganforge-plot{")
        );
        sheet.Count(character => character == '{').ShouldBe(sheet.Count(character => character == '}'));
    }

    [Fact]
    public void Every_used_CSS_class_has_a_style()
    {
        var root = Draw(
            Plot("x", [.. Enumerable.Range(0, 8).Select(index => new PlotSeries($"{index}", [0, 1], [index, 1]))])
        );
        var sheet = root.Element(Svg + "style")!.Value;
        root.Descendants()
            .Attributes("class")
            .SelectMany(attribute => attribute.Value.Split(' '))
            .ShouldAllBe(name => sheet.Contains("." + name + "{"));
    }

    [Fact]
    public void NaN_and_infinity_leave_gaps_in_a_curve()
    {
        var path = Curves(
            Draw(
                Plot("gap", new PlotSeries("a", [0, 1, 2, 3, 4, 5], [1, 2, double.NaN, 2, double.PositiveInfinity, 1]))
            )
        )[0];
        path.Count(character => character == 'M').ShouldBe(3);
        path.ShouldEndWith("h0");
    }

    [Fact]
    public void A_logarithmic_axis_leaves_gaps_at_zero_and_below()
    {
        var plot = new LinePlot
        {
            Title = "log",
            LogarithmicY = true,
            Series = [new("a", [0, 1, 2, 3, 4], [100, 0, 10, -5, 1])],
        };
        Curves(Draw(plot))[0].Count(character => character == 'M').ShouldBe(3);
        Texts(Draw(plot)).Take(7).ShouldBe(["1", "2", "5", "10", "20", "50", "100"]);
    }

    [Fact]
    public void A_plot_of_30000_points_is_small_and_keeps_the_peak()
    {
        double[] x = [.. Enumerable.Range(0, 30_000)];
        var random = new Random(3);
        double[] y = [.. x.Select(_ => random.NextDouble())];
        y[12_345] = 10;
        var svg = Plot("long", new PlotSeries("a", x, y)).ToSvg();
        svg.Length.ShouldBeLessThan(24_000);
        var root = XElement.Parse(svg);
        var clip = root.Element(Svg + "clipPath")!.Element(Svg + "rect")!;
        Points(Curves(root)[0]).Min(point => point.Y).ShouldBe((double)clip.Attribute("y")! + 3, 0.11);
    }

    [Fact]
    public void Smoothing_draws_an_average_over_the_faint_curve()
    {
        var random = new Random(4);
        double[] x = [.. Enumerable.Range(0, 500)];
        var plot = new LinePlot
        {
            Title = "s",
            Smoothing = 0.05,
            Series = [new("a", x, x.Select(_ => random.NextDouble()))],
        };
        var curves = Draw(plot).Descendants(Svg + "g").Single().Elements().ToList();
        curves.Select(curve => ((string)curve.Attribute("class")!).Contains("gf-raw")).ShouldBe([true, false]);
        var (raw, smooth) = (Points((string)curves[0].Attribute("d")!), Points((string)curves[1].Attribute("d")!));
        Roughness(smooth).ShouldBeLessThan(Roughness(raw) / 5);

        static double Roughness(List<(double X, double Y)> points) =>
            points.Zip(points.Skip(1)).Sum(pair => Math.Abs(pair.First.Y - pair.Second.Y));
    }

    [Fact]
    public void The_legend_of_a_smoothed_plot_explains_the_bold_curves()
    {
        var plot = new LinePlot
        {
            Title = "s",
            Smoothing = 0.05,
            Series = [new("a", [0, 1], [1, 2]), new("b", [0, 1], [2, 1])],
        };
        Texts(Draw(plot)).Count(text => text == "bold: smoothed").ShouldBe(1);
        Texts(Draw(Losses())).ShouldNotContain("bold: smoothed");
    }

    [Fact]
    public void A_curve_that_covers_another_is_dashed()
    {
        double[] x = [.. Enumerable.Range(0, 50)];
        var plot = Plot(
            "same",
            new PlotSeries("long", x, x),
            new PlotSeries("short", x[..25], x[..25]),
            new PlotSeries("other", x, x.Reverse())
        );
        Style("short").ShouldBe("stroke-dasharray:7 7");
        Style("long").ShouldBeNull();
        Style("other").ShouldBeNull();

        string? Style(string name) =>
            Draw(plot)
                .Element(Svg + "g")!
                .Elements()
                .Where(path =>
                    (int)path.Attribute("data-curve")!
                    == plot.Series.ToList().FindIndex(series => series.Name == name) + 1
                )
                .Select(path => (string?)path.Attribute("style"))
                .First();
    }

    [Fact]
    public void A_fixed_range_is_kept_and_curves_outside_it_are_clipped()
    {
        var plot = new LinePlot
        {
            Title = "accuracy",
            YRange = PlotRange.Unit,
            Series = [new("a", [0, 1, 2], [0.5, 1e200, 0.5])],
        };
        var root = Draw(plot);
        Texts(root).Take(6).ShouldBe(["0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
        ((string?)root.Element(Svg + "g")!.Attribute("clip-path")).ShouldBe(
            $"url(#{(string?)root.Element(Svg + "clipPath")!.Attribute("id")})"
        );
        Points(Curves(root)[0]).ShouldAllBe(point => Math.Abs(point.Y) < 2000);
    }

    [Fact]
    public void A_plot_without_points_says_that_there_is_no_data()
    {
        Texts(Draw(Plot("none"))).ShouldBe(["none", "no data yet"]);
        Plot("none").IsEmpty.ShouldBeTrue();
        Losses().IsEmpty.ShouldBeFalse();
        Texts(Draw(Plot("none", new PlotSeries("a", [], []), new PlotSeries("b", [1], [double.NaN]))))
            .ShouldBe(["a", "b", "none", "no data yet"]);
    }

    [Fact]
    public void An_empty_series_among_others_is_marked_in_the_legend() =>
        Texts(Draw(Plot("some", new PlotSeries("a", [1, 2], [1, 2]), new PlotSeries("b", [], []))))
            .ShouldContain("b (no data yet)");

    [Theory]
    [InlineData(1e308, -1e308)]
    [InlineData(1e-320, 2e-320)]
    [InlineData(0, double.Epsilon)]
    [InlineData(1, 1)]
    [InlineData(-5, 1e20)]
    public void Extreme_values_give_valid_coordinates(double first, double second)
    {
        foreach (var logarithmic in new[] { false, true })
        {
            var root = Draw(
                new LinePlot
                {
                    Title = "x",
                    LogarithmicY = logarithmic,
                    Series = [new("a", [0, 1], [first, second])],
                }
            );
            root.Descendants()
                .Attributes()
                .Where(attribute => !attribute.Value.Contains("plot-"))
                .ShouldAllBe(attribute => !NoCoordinate().IsMatch(attribute.Value));
            Texts(root).Length.ShouldBeInRange(3, 24);
        }
    }

    [Fact]
    public void Long_texts_are_shortened_but_the_accessible_name_is_complete()
    {
        var title = new string('t', 500);
        var root = Draw(
            new LinePlot
            {
                Title = title,
                Width = 240,
                Height = 160,
                Series = [new(new string('n', 500), [0], [1])],
            }
        );
        root.Element(Svg + "title")!.Value.ShouldBe(title);
        Texts(root).Max(text => text.Length).ShouldBeLessThan(40);
    }

    [Fact]
    public void A_crowded_legend_continues_on_the_next_line()
    {
        var layout = new PlotLayout(Losses(), [.. Enumerable.Repeat("discriminator", 9)], []);
        layout.Legend.Select(place => place.Y).Distinct().Count().ShouldBe(2);
        layout.Legend.ShouldAllBe(place => place.X >= PlotLayout.Margin && PlotLayout.NameX(place.X) + (13 * 7) <= 720);
        layout.Top.ShouldBeGreaterThan(layout.Legend[^1].Y);
    }

    [Fact]
    public void Saving_writes_the_same_text_without_a_byte_order_mark()
    {
        var path = Path.GetTempFileName();
        try
        {
            Losses().Save(path);
            File.ReadAllBytes(path).ShouldBe(Encoding.UTF8.GetBytes(Losses().ToSvg()));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Invalid_options_are_refused_and_named()
    {
        Should
            .Throw<ArgumentException>(() => new PlotSeries("a", [1, 2], [1]))
            .Message.ShouldContain("'a' has 2 positions and 1 values");
        Should.Throw<ArgumentException>(() => new PlotRange(1, 1));
        Should
            .Throw<ArgumentOutOfRangeException>(() =>
                new LinePlot
                {
                    Title = "",
                    Series = [],
                    Smoothing = 1,
                }
            )
            .Message.ShouldContain("Smoothing");
        Should
            .Throw<ArgumentOutOfRangeException>(() =>
                new LinePlot
                {
                    Title = "",
                    Series = [],
                    Width = 10,
                }
            )
            .Message.ShouldContain("Width");
        Should
            .Throw<InvalidOperationException>(() =>
                new LinePlot
                {
                    Title = "t",
                    Series = [],
                    LogarithmicY = true,
                    YRange = PlotRange.Unit,
                }.ToSvg()
            )
            .Message.ShouldContain("above 0");
    }

    private static LinePlot Losses() =>
        new()
        {
            Title = "Losses",
            XLabel = "step",
            YLabel = "loss",
            Series = [new("generator", [0, 1, 2], [1, 3, 2]), new("discriminator", [0, 1, 2], [1, 0.75, 0.5])],
        };

    private static LinePlot Plot(string title, params PlotSeries[] series) => new() { Title = title, Series = series };

    private static XElement Draw(LinePlot plot) => XElement.Parse(plot.ToSvg());

    private static string[] Texts(XElement root) => [.. root.Descendants(Svg + "text").Select(text => text.Value)];

    private static string[] Curves(XElement root) =>
        [.. root.Element(Svg + "g")!.Elements().Select(path => (string)path.Attribute("d")!)];

    /// <summary>Absolute corners of a path with one line, summed from its relative steps.</summary>
    private static List<(double X, double Y)> Points(string path)
    {
        var numbers = Number().Matches(path).Select(match => double.Parse(match.Value)).Chunk(2);
        var (x, y) = (0.0, 0.0);
        return [.. numbers.Select(step => (x += step[0], y += step[1]))];
    }

    [GeneratedRegex(@"-?(\d+(\.\d+)?|\.\d+)")]
    private static partial Regex Number();

    [GeneratedRegex(@"NaN|Infinity|∞|E\+|\d{7}")]
    private static partial Regex NoCoordinate();
}
