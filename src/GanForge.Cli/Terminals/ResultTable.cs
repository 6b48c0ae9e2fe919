using Spectre.Console;

namespace GanForge.Cli.Terminals;

/// <summary>
/// A table of results without borders; if its columns do not fit the window, each row becomes a list of cells.
/// </summary>
/// <remarks>
/// The last column wraps. Files and pipes get unbroken lines without trailing spaces.
/// </remarks>
internal sealed class ResultTable(params TableHeading[] headings)
{
    private const int Gap = 2;
    private const int NarrowestLastColumn = 20;

    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row of plain text; a line break in a cell starts a new line in its column.</summary>
    public void AddRow(params string[] cells) => _rows.Add(cells);

    /// <summary>Returns whether the columns fit the window.</summary>
    public bool Fits(IAnsiConsole console)
    {
        var widths = Widths();
        var before = Before(widths);
        return (widths[^1] == 0 ? before - Gap : before + Math.Min(widths[^1], NarrowestLastColumn))
            <= console.Profile.Width;
    }

    /// <summary>Writes the table.</summary>
    public void WriteTo(IAnsiConsole console)
    {
        if (!Fits(console))
        {
            WriteLists(console);
            return;
        }
        var widths = Widths();
        widths[^1] = Math.Max(1, console.Profile.Width - Before(widths));

        console.WriteWhole(
            Line([.. headings.Select(heading => heading.Text)], widths),
            new Style(decoration: Decoration.Bold)
        );
        foreach (var row in _rows)
        {
            var cells = row.Select(
                    (cell, column) => cell.Split('\n').SelectMany(line => Lines.Wrap(line, widths[column])).ToArray()
                )
                .ToArray();
            for (var line = 0; line < cells.Max(cell => cell.Length); line++)
                console.WriteWhole(Line([.. cells.Select(cell => line < cell.Length ? cell[line] : "")], widths));
        }
    }

    private int[] Widths() =>
        [
            .. headings.Select(
                (heading, column) =>
                    _rows.SelectMany(row => row[column].Split('\n')).Append(heading.Text).Max(text => text.Length)
            ),
        ];

    private static int Before(int[] widths) => widths.SkipLast(1).Sum(width => width + Gap);

    private void WriteLists(IAnsiConsole console)
    {
        var indent = Lines.Indent(console.Profile.Width);
        foreach (var row in _rows)
        {
            foreach (var line in Cell(row[0]))
                console.WriteWhole(line, new Style(decoration: Decoration.Bold));
            foreach (var (heading, cell) in headings.Zip(row).Skip(1).Where(pair => pair.Second.Length > 0))
            {
                foreach (var line in Cell($"{heading.Text}: {cell}"))
                    console.WriteWhole(new string(' ', indent) + line);
            }
        }

        IEnumerable<string> Cell(string text) =>
            text.Split('\n').SelectMany(line => Lines.Wrap(line, console.Profile.Width - indent));
    }

    private string Line(string[] cells, int[] widths)
    {
        var padded = cells.Select(
            (cell, column) =>
                column == cells.Length - 1 ? cell
                : headings[column].IsNumber ? cell.PadLeft(widths[column])
                : cell.PadRight(widths[column])
        );
        return string.Join(new string(' ', Gap), padded).TrimEnd();
    }
}
