using Spectre.Console;

namespace GanForge.Cli;

/// <summary>A table of results without lines: the last column wraps, and a file or pipe gets whole lines without trailing blanks.</summary>
internal sealed class ResultTable(params TableHeading[] headings)
{
    private const int Gap = 2;
    private const int NarrowestLastColumn = 20;

    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row of plain texts; a line break within one starts a new line in its column.</summary>
    public void AddRow(params string[] cells) => _rows.Add(cells);

    /// <summary>Writes the table.</summary>
    public void WriteTo(IAnsiConsole console)
    {
        var widths = headings.Select((heading, column) =>
            _rows.SelectMany(row => row[column].Split('\n')).Append(heading.Text).Max(text => text.Length)).ToArray();
        var before = widths.SkipLast(1).Sum(width => width + Gap);
        widths[^1] = Math.Max(console.Profile.Width - before, NarrowestLastColumn);

        console.WriteLine(Line([.. headings.Select(heading => heading.Text)], widths), new Style(decoration: Decoration.Bold));
        foreach (var row in _rows)
        {
            var cells = row.Select((cell, column) => cell.Split('\n').SelectMany(line => Lines.Wrap(line, widths[column])).ToArray()).ToArray();
            for (var line = 0; line < cells.Max(cell => cell.Length); line++)
                console.WriteLine(Line([.. cells.Select(cell => line < cell.Length ? cell[line] : "")], widths));
        }
    }

    private string Line(string[] cells, int[] widths)
    {
        var padded = cells.Select((cell, column) =>
            column == cells.Length - 1 ? cell
            : headings[column].IsNumber ? cell.PadLeft(widths[column])
            : cell.PadRight(widths[column]));
        return string.Join(new string(' ', Gap), padded).TrimEnd();
    }
}
