using GanForge.Cli.Terminals;
using GanForge.Experiments.Reproductions;
using Spectre.Console;

namespace GanForge.Cli.Reproducing;

/// <summary>Shows all results on the terminal or as a JSON document.</summary>
internal sealed class ResultListView(Terminal terminal, ResultCatalogue catalogue)
{
    /// <summary>Shows the tables one after another.</summary>
    public void Show()
    {
        var (between, isShort) = ("", false);
        foreach (var group in catalogue.Groups)
        {
            terminal.Results.Write(between);
            terminal.Results.WriteLine(group.Name, new Style(decoration: Decoration.Bold));
            var sheet = new ResultSheet(group, catalogue.Entries.Where(entry => entry.Group == group));
            var table = new ResultTable([.. sheet.Headings]);
            foreach (var line in sheet.Lines)
                table.AddRow([line.Name, .. line.Cells, line.Origin]);
            if (!table.Fits(terminal.Results))
                (table, isShort) = (Short(group, sheet), true);
            table.WriteTo(terminal.Results);
            between = "\n";
        }
        terminal.Messages.WriteLine(
            $"\nMetrics are means over seeds ± their standard deviation. '{StartCommand.Text} reproduce NAME' "
                + $"trains and measures one of them again."
        );
        if (isShort)
        {
            terminal.Messages.WriteLine(
                $"This window has room for one metric each; '{StartCommand.Text} reproduce NAME --dry-run' "
                    + $"shows what is recorded of one."
            );
        }
    }

    /// <summary>Shows everything recorded of one result.</summary>
    public static void Show(ResultEntry entry, Terminal terminal)
    {
        var sheet = new ResultSheet(entry.Group, [entry]);
        var facts = new FactList(terminal.Results);
        var line = sheet.Lines.First(line => line.IsOurs);
        foreach (var (heading, cell) in sheet.Headings.Zip([line.Name, .. line.Cells]))
            facts.Add(heading.Text, cell);
        facts.AddWhole("trained by", line.Origin);
        facts.Show();
    }

    /// <summary>Prints everything recorded of every row as a JSON document.</summary>
    public void Print() =>
        terminal.PrintJson<IReadOnlyList<ResultDocument>>([
            .. catalogue.Entries.Select(entry => new ResultDocument(
                entry.Name,
                entry.Group.Name,
                entry.Recipe,
                entry.Dataset,
                entry.Command,
                entry.Seeds.ToString(),
                entry.Group.Metrics.ToDictionary(
                    metric => metric,
                    metric => entry.Measured?.MeanAndDeviationOf(metric)
                ),
                entry.Measured,
                entry.Group.Real
            )),
        ]);

    /// <summary>A table of each row's name and first metric.</summary>
    private static ResultTable Short(ResultGroup group, ResultSheet sheet)
    {
        var first = sheet.Headings.Select(heading => heading.Text).ToList().IndexOf(group.Metrics[0]);
        // The last column of a table may overflow, which a number must not; an empty column takes its place.
        var table = new ResultTable(sheet.Headings[0], sheet.Headings[first], "");
        foreach (var line in sheet.Lines)
            table.AddRow(line.Name, line.Cells[first - 1], "");
        return table;
    }
}
