using System.Text;

namespace GanForge.Imaging.Plots;

/// <summary>The style sheet inside every plot.</summary>
/// <remarks>
/// All rules are limited to the class ganforge-plot and the same in all plots, so that a page can hold many of them.
/// Each colour is written twice, plain and as a custom property, for viewers that support only the former.
/// </remarks>
internal static class PlotStyle
{
    /// <summary>The number of distinct curve colours; further curves reuse them with dashed lines.</summary>
    public const int SeriesColors = 6;

    private static readonly (string Name, string Light, string Dark)[] Colors =
    [
        ("surface", "#ffffff", "#16181d"),
        ("ink", "#1d2129", "#eceef2"),
        ("muted", "#59616e", "#a3abb8"),
        ("grid", "#e3e6eb", "#2d323b"),
        // The colours of Okabe and Ito, distinguishable with any kind of colour vision, adjusted in lightness for
        // contrast.
        ("series-1", "#0072b2", "#56b4e9"),
        ("series-2", "#d55e00", "#ff9a57"),
        ("series-3", "#00875f", "#2fd0a0"),
        ("series-4", "#b3478a", "#e79bc7"),
        ("series-5", "#9a7200", "#f0d24a"),
        ("series-6", "#4d5561", "#c9cfd8"),
    ];

    public static string Sheet { get; } = Build();

    private static string Build()
    {
        var sheet = new StringBuilder("\n");
        sheet.Append(
            ".ganforge-plot{max-width:100%;height:auto;font-family:system-ui,-apple-system,'Segoe "
                + "UI',Roboto,'DejaVu Sans',sans-serif;font-size:12px;"
        );
        AppendProperties(sheet, color => color.Light);
        sheet.Append("}\n@media(prefers-color-scheme:dark){.ganforge-plot{");
        AppendProperties(sheet, color => color.Dark);
        sheet.Append("}}\n");
        AppendRule(sheet, "gf-surface", "fill", "surface");
        AppendRule(sheet, "gf-title", "fill", "ink", "font-size:15px;font-weight:600");
        AppendRule(sheet, "gf-name", "fill", "ink");
        AppendRule(sheet, "gf-label", "fill", "muted");
        AppendRule(sheet, "gf-empty", "fill", "muted", "font-size:14px");
        AppendRule(sheet, "gf-grid", "stroke", "grid", "fill:none;stroke-width:1");
        AppendRule(sheet, "gf-axis", "stroke", "muted", "fill:none;stroke-width:1");
        sheet.Append(
            ".ganforge-plot .gf-curve{fill:none;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}\n"
        );
        sheet.Append(".ganforge-plot .gf-raw{stroke-width:1;opacity:.28}\n");
        sheet.Append(".ganforge-plot .gf-dots{stroke-width:5}\n");
        sheet.Append(".ganforge-plot .gf-dashed{stroke-dasharray:6 4}\n");
        for (var index = 1; index <= SeriesColors; index++)
        {
            AppendRule(sheet, $"gf-series-{index}", "stroke", $"series-{index}");
        }

        return sheet.ToString();
    }

    private static void AppendProperties(
        StringBuilder sheet,
        Func<(string Name, string Light, string Dark), string> shade
    ) => sheet.AppendJoin(';', Colors.Select(color => $"--gf-{color.Name}:var(--plot-{color.Name},{shade(color)})"));

    private static void AppendRule(StringBuilder sheet, string @class, string property, string color, string more = "")
    {
        var plain = Colors.Single(entry => entry.Name == color).Light;
        sheet.Append($".ganforge-plot .{@class}{{{property}:{plain};{property}:var(--gf-{color})");
        sheet.Append(more.Length == 0 ? "}\n" : $";{more}}}\n");
    }
}
