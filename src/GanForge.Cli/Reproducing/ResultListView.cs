using GanForge.Gans;
using Spectre.Console;

namespace GanForge.Cli;

/// <summary>All results, on the terminal or as a JSON document.</summary>
internal sealed class ResultListView(Terminal terminal, ResultCatalogue catalogue)
{
    /// <summary>Shows a table after the other.</summary>
    public void Show()
    {
        var between = "";
        foreach (var group in catalogue.Groups)
        {
            terminal.Results.Write(between);
            terminal.Results.WriteLine(group.Name, new Style(decoration: Decoration.Bold));
            var sheet = new ResultSheet(group, catalogue.Entries.Where(entry => entry.Group == group));
            var table = new ResultTable([.. sheet.Headings]);
            foreach (var line in sheet.Lines)
                table.AddRow([line.Name, .. line.Cells, line.Origin]);
            table.WriteTo(terminal.Results);
            between = "\n";
        }
        terminal.Messages.WriteLine($"\nFigures are means over seeds ± their standard deviation. '{StartCommand.Text} reproduce NAME' trains and measures one of them again.");
    }

    /// <summary>Prints all that is known of every row.</summary>
    public void Print() => Json.Print<IReadOnlyList<ResultDocument>>(terminal,
    [
        .. catalogue.Entries.Select(entry => new ResultDocument(
            entry.Name, entry.Group.Name, entry.Recipe, entry.Dataset, entry.Command, entry.Seeds.ToString(),
            entry.Group.Figures.ToDictionary(figure => figure, figure => entry.Measured?.SpreadOf(figure)),
            entry.Measured, entry.Group.Real)),
    ]);
}
