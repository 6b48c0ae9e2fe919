namespace GanForge.Runs.Output;

/// <summary>The style of report.html: one column that fits a phone, light or dark as the reader prefers.</summary>
internal static class ReportStyle
{
    public const string Css = """

        :root { color-scheme: light dark; --paper: #fbfaf8; --card: #ffffff; --ink: #1d1b18; --quiet: #6b655c; --line: #e3dfd8; --accent: #7a4b12; }
        @media (prefers-color-scheme: dark) { :root { --paper: #161513; --card: #1f1e1b; --ink: #ece8e1; --quiet: #a39c90; --line: #37342f; --accent: #e0a95c; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 68rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; --plot-surface: var(--card); }
        h1 { margin: 0 0 .25rem; font-size: clamp(1.6rem, 5vw, 2.4rem); line-height: 1.15; letter-spacing: -.01em; }
        h2 { margin: 2.5rem 0 .75rem; font-size: 1.2rem; }
        .run { margin: 0 0 .5rem; color: var(--quiet); font-size: .9rem; overflow-wrap: anywhere; }
        .status { margin-left: .5rem; padding: .1rem .55rem; border: 1px solid currentColor; border-radius: 1rem; font-size: .8rem; color: var(--accent); white-space: nowrap; }
        .verdict { max-width: 46rem; margin: 1rem 0 0; padding-left: .9rem; border-left: .3rem solid var(--accent); }
        .summary { max-width: 46rem; margin: 0; color: var(--quiet); }
        .figures { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1px; margin: 1.5rem 0 0; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; overflow: hidden; }
        .figures div { padding: .6rem .8rem; box-shadow: 0 0 0 1px var(--line); }
        dt { color: var(--quiet); font-size: .8rem; }
        dd { margin: 0; font-size: 1.15rem; font-variant-numeric: tabular-nums; }
        figure { margin: 0; }
        figcaption { margin-top: .35rem; color: var(--quiet); font-size: .85rem; }
        img { display: block; width: 100%; height: auto; border-radius: .35rem; }
        .picture a { display: block; cursor: zoom-in; }
        .picture a.close { display: none; cursor: zoom-out; }
        .picture:target { position: fixed; inset: 0; z-index: 9; padding: 1rem; background: var(--paper); }
        .picture:target a { width: 100%; height: 100%; }
        .picture:target img { width: 100%; height: 100%; object-fit: contain; image-rendering: pixelated; }
        .picture:target a.close { display: block; position: absolute; inset: 0; }
        .pair > div { display: grid; gap: 1.25rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); max-width: 58rem; }
        .further img { width: auto; max-width: 100%; }
        .gallery > div { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(45%, 13rem), 1fr)); }
        .plots > div { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 28rem), 1fr)); }
        .plot { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .5rem; }
        .plot svg { display: block; width: 100%; height: auto; }
        .alarms ul { display: grid; gap: .6rem; margin: 0; padding: 0; list-style: none; max-width: 58rem; }
        .alarms li { background: var(--card); border: 1px solid var(--line); border-left: .3rem solid var(--accent); border-radius: .5rem; padding: .6rem .9rem; }
        .when { margin-left: .4rem; color: var(--quiet); font-size: .85rem; }
        .single > div { max-width: 34rem; }
        table { width: 100%; border-collapse: collapse; font-size: .9rem; }
        th, td { padding: .4rem .75rem .4rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); font-weight: normal; }
        th { white-space: nowrap; }
        td { font-variant-numeric: tabular-nums; }
        .changed { display: inline-block; color: var(--accent); font-size: .8rem; }
        .meaning { color: var(--quiet); }
        pre { margin: 0; padding: .8rem 1rem; overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; font-size: .85rem; }
        footer { margin-top: 2.5rem; color: var(--quiet); font-size: .85rem; }
        @media (max-width: 40rem) { .figures { grid-template-columns: repeat(2, 1fr); } .meaning { display: none; } .plot { padding: .25rem; } .plot svg text { font-size: 15px; } }

        """;
}
