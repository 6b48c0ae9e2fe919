using GanForge.Cli.Terminals;
using Spectre.Console;

namespace GanForge.Cli.Comparing;

/// <summary>
/// A table of runs and facts, with a row per run if that fits the window, otherwise with blocks of columns, one per
/// run.
/// </summary>
internal sealed class SideBySide(IReadOnlyList<string> runs, string corner = "run")
{
    private const int Gap = 2;

    private readonly List<(TableHeading Head, IReadOnlyList<string> Cells)> _facts = [];

    /// <summary>Adds a fact of every run, in the order of the runs.</summary>
    public void Add(TableHeading head, IReadOnlyList<string> cells) => _facts.Add((head, cells));

    /// <summary>Writes the table.</summary>
    public void WriteTo(IAnsiConsole console)
    {
        var width =
            MaxWidth(runs.Append(corner)) + _facts.Sum(fact => Gap + MaxWidth(fact.Cells.Append(fact.Head.Text)));
        if (width <= console.Profile.Width)
            WriteRunsDown(console);
        else
            WriteRunsAcross(console);
    }

    private void WriteRunsDown(IAnsiConsole console)
    {
        // The last column of a table may overflow, which a number must not; an empty column takes its place.
        var table = new ResultTable([corner, .. _facts.Select(fact => fact.Head), ""]);
        for (var run = 0; run < runs.Count; run++)
            table.AddRow([runs[run], .. _facts.Select(fact => fact.Cells[run]), ""]);
        table.WriteTo(console);
    }

    private void WriteRunsAcross(IAnsiConsole console)
    {
        var names = MaxWidth(_facts.Select(fact => fact.Head.Text));
        for (var first = 0; first < runs.Count; )
        {
            var (end, width) = (first, names);
            do width += Gap + WidthOf(end++);
            while (end < runs.Count && width + Gap + WidthOf(end) <= console.Profile.Width);
            if (first > 0)
                console.WriteLine();
            var table = new ResultTable([
                "",
                .. runs.Skip(first).Take(end - first).Select(run => new TableHeading(run, IsNumber: true)),
                "",
            ]);
            foreach (var (head, cells) in _facts)
                table.AddRow([head.Text, .. cells.Skip(first).Take(end - first), ""]);
            table.WriteTo(console);
            first = end;
        }
    }

    private int WidthOf(int run) => MaxWidth(_facts.Select(fact => fact.Cells[run]).Append(runs[run]));

    private static int MaxWidth(IEnumerable<string> texts) => texts.DefaultIfEmpty("").Max(text => text.Length);
}
