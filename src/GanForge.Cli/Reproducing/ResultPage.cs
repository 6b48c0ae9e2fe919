using System.Text;
using System.Text.RegularExpressions;
using GanForge.Cli.Errors;
using GanForge.Experiments.Reproductions;

namespace GanForge.Cli.Reproducing;

/// <summary>A Markdown file whose tables of results are generated; the rest of the text is kept.</summary>
internal sealed partial class ResultPage(ResultCatalogue catalogue)
{
    /// <summary>Returns the text with every table redrawn.</summary>
    /// <param name="path">The name of the file in error messages.</param>
    /// <param name="text">The text of the file.</param>
    /// <exception cref="UsageException">The text has no place for a table, or names a table that does not
    /// exist.</exception>
    public string Draw(string path, string text)
    {
        var places = Place().Matches(text).Select(place => place.Groups["name"].Value).ToList();
        if (places.FirstOrDefault(name => catalogue.Groups.All(group => group.Name != name)) is { } unknown)
        {
            throw new UsageException(
                $"{path} has a place for the table '{unknown}'; the tables are "
                    + $"{string.Join(", ", catalogue.Groups.Select(group => group.Name))}."
            );
        }

        if (catalogue.Groups.FirstOrDefault(group => !places.Contains(group.Name)) is { } homeless)
        {
            throw new UsageException(
                $"{path} has no place for the table '{homeless.Name}'; a line <!-- results: {homeless.Name} --> "
                    + $"and below it a line <!-- end of results --> make one."
            );
        }

        return Place()
            .Replace(
                text,
                place =>
                {
                    var table = catalogue.Groups.First(group => group.Name == place.Groups["name"].Value);
                    return $"{place.Groups["begin"].Value}\n{Table(table)}{place.Groups["end"].Value}";
                }
            );
    }

    private string Table(ResultGroup group)
    {
        var entries = catalogue.Entries.Where(entry => entry.Group == group).ToList();
        var sheet = new ResultSheet(group, entries);
        var table = new StringBuilder();
        Row(sheet.Headings.Select(heading => heading.Text));
        Row(sheet.Headings.Select(heading => heading.IsNumber ? "---:" : "---"));
        foreach (var line in sheet.Lines)
            Row([Code(line, line.Name), .. line.Cells, Code(line, line.Origin)]);
        var measured = entries.Select(entry => entry.Measured).OfType<RecordedResult>().ToList();
        if (measured.Count > 0)
        {
            table.Append(
                $"\nMeasured {Span(measured)} with version {Joined(measured, result => result.Version)} on "
                    + $"{Joined(measured, result => result.Processor)}.\n"
            );
        }

        return table.ToString();

        void Row(IEnumerable<string> cells) =>
            table.Append(
                $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|")))} |\n".Replace("|  |", "| |")
            );
    }

    private static string Code(ResultLine line, string text) => line.IsOurs ? $"`{text}`" : text;

    private static string Span(List<RecordedResult> measured)
    {
        var (first, last) = (measured.Min(result => result.Date), measured.Max(result => result.Date));
        return first == last ? $"on {first:O}" : $"from {first:O} to {last:O}";
    }

    private static string Joined(List<RecordedResult> measured, Func<RecordedResult, string> part) =>
        string.Join(" and ", measured.Select(part).Distinct());

    [GeneratedRegex(
        @"(?<begin><!-- results: (?<name>[^ ]+) -->)\n.*?(?<end><!-- end of results -->)",
        RegexOptions.Singleline
    )]
    private static partial Regex Place();
}
