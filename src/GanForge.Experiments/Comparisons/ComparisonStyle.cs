using System.Text;
using GanForge.Runs.Output;

namespace GanForge.Experiments.Comparisons;

/// <summary>
/// The style sheet of a comparison: tables that scroll under a fixed first column, and a key that highlights one of
/// many curves on hover or by selection, without scripts.
/// </summary>
internal static class ComparisonStyle
{
    /// <summary>The number of distinct colours in the plots.</summary>
    private const int PlotColors = 6;

    private static readonly string Css = PageTemplate.Read<ComparisonPage>("comparison.css");

    /// <summary>Returns the style sheet for a number of runs.</summary>
    public static string For(int runs)
    {
        var css = new StringBuilder(Css);
        for (var run = 1; run <= runs; run++)
        {
            var others = $".plots [data-curve]:not([data-curve=\"{run}\"])";
            css.Append(
                $$"""
                main:has(#only-{{run}}:checked) .drawn :is({{others}}),
                main:has(#only-0:checked):has(:is(.key-{{run}}, .run-{{run}}):hover) .drawn :is({{others}}) {
                  opacity: 0.1;
                }

                """
            );
            if (runs > PlotColors)
                css.Append($"main [data-curve=\"{run}\"].gf-curve {{ stroke: {Color(run)}; }}\n");
        }
        return css.ToString();
    }

    /// <summary>
    /// Returns a colour: hues by the golden angle separate neighbours, and the lightness suits light and dark
    /// backgrounds.
    /// </summary>
    private static string Color(int run) =>
        $"light-dark(oklch({(run % 2 == 0 ? .62 : .48)} .16 {run * 137.5 % 360:0}), "
        + $"oklch({(run % 2 == 0 ? .82 : .68)} .14 {run * 137.5 % 360:0}))";
}
