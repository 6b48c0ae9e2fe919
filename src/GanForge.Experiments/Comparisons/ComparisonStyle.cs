using System.Text;

namespace GanForge.Experiments.Comparisons;

/// <summary>
/// The style sheet of a comparison: tables that scroll under a fixed first column, and a key that highlights one of
/// many curves on hover or by selection, without scripts.
/// </summary>
internal static class ComparisonStyle
{
    /// <summary>The number of distinct colours in the plots.</summary>
    private const int PlotColors = 6;

    private const string Css = """

        .wide { overflow-x: auto; border: 1px solid var(--line); border-radius: .5rem; scrollbar-width: thin;
          background: linear-gradient(to left, var(--card) 50%, transparent) right / 5rem 100% no-repeat local,
            linear-gradient(to left, color-mix(in srgb, var(--ink) 30%, transparent), transparent) right / 2.5rem 100% no-repeat scroll, var(--card); }
        .wide table { width: auto; min-width: 100%; }
        .wide th, .wide td { padding: .45rem .65rem; white-space: nowrap; }
        .wide tr:last-child > * { border-bottom: 0; }
        .wide thead th { color: var(--quiet); font-size: .8rem; line-height: 1.3; vertical-align: bottom; white-space: normal; }
        .wide th:first-child { position: sticky; left: 0; background: var(--card); }
        .wide tbody th { min-width: 13rem; max-width: 22rem; white-space: normal; overflow-wrap: anywhere; }
        .wide .number { text-align: right; }
        .wide tr:has(+ .remark) > * { border-bottom: 0; }
        .wide .remark td { padding-top: 0; white-space: normal; color: var(--accent); font-size: .85rem; line-height: 1.35; }
        .wide .remark span { position: sticky; left: .65rem; display: inline-block; max-width: min(60rem, 82vw); overflow-wrap: anywhere; }
        .state { color: var(--quiet); }
        a { color: inherit; text-decoration-color: var(--quiet); text-underline-offset: .2em; }
        .swatch { width: 26px; height: 10px; margin-right: .4rem; vertical-align: baseline; }
        .keys { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: .4rem; margin-bottom: 1rem; padding: .6rem 0; max-height: 40vh; overflow: auto; background: var(--paper); border-bottom: 1px solid var(--line); }
        .keys label { flex: none; padding: .15rem .6rem; border: 1px solid var(--line); border-radius: 1rem; background: var(--card); font-size: .85rem; cursor: pointer; }
        .keys input { position: absolute; opacity: 0; }
        .keys label:has(:checked) { border-color: currentColor; }
        .keys label:has(:focus-visible) { outline: 2px solid var(--accent); }
        .plots .drawn { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); }
        .plots > div { display: block; }
        .rows { overflow-x: auto; }
        .rows h3 { position: sticky; left: 0; width: fit-content; max-width: 100%; margin: 1.25rem 0 .4rem; font-size: .95rem; font-weight: 600; overflow-wrap: anywhere; }
        .rows div { display: grid; grid-auto-flow: column; grid-auto-columns: 12.5rem; gap: .75rem; }
        .rows .missing { display: grid; place-items: center; min-height: 6rem; border: 1px dashed var(--line); border-radius: .35rem; color: var(--quiet); font-size: .85rem; }
        summary { cursor: pointer; color: var(--quiet); }
        details { margin-top: .75rem; }
        details > div { margin-top: .5rem; }
        @media (max-width: 40rem) {
            .keys { flex-wrap: nowrap; }
            .wide th, .wide td { padding: .4rem .6rem; }
            .wide tbody th { min-width: 8rem; max-width: 11rem; }
        }

        """;

    /// <summary>Returns the style sheet for a number of runs.</summary>
    public static string For(int runs)
    {
        var css = new StringBuilder(Css);
        for (var run = 1; run <= runs; run++)
        {
            var others = $".plots [data-curve]:not([data-curve=\"{run}\"])";
            css.Append(
                $$"""
                main:has(#only-{{run}}:checked) .drawn :is({{others}}) { opacity: .1; }
                main:has(#only-0:checked):has(:is(.key-{{run}}, .run-{{run}}):hover) .drawn :is({{others}}) { opacity: .1; }

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
