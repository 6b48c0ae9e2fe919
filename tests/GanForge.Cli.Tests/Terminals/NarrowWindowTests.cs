using GanForge.Cli.Comparing;
using GanForge.Cli.Terminals;
using GanForge.Gans;

namespace GanForge.Cli.Tests;

/// <summary>Narrow terminals, such as a split window or a phone: no command fails and no word is lost.</summary>
public sealed class NarrowWindowTests
{
    private const int Widest = 120;

    /// <summary>Headings of first columns, which are not printed when a table becomes a list.</summary>
    private static readonly string[] FirstHeads = ["flag", "recipe", "data", "set", "result"];

    private static IEnumerable<int> Widths =>
        [.. Enumerable.Range(1, 24), .. Enumerable.Range(0, 12).Select(i => 28 + (8 * i))];

    public static TheoryData<string> Pages() =>
        [
            "--help",
            .. Verbs.Select(verb => $"{verb} --help"),
            .. RecipeCatalogue.All.Select(recipe => $"train --recipe {recipe.Name} --help"),
            .. RecipeCatalogue.All.Select(recipe => $"recipes {recipe.Name}"),
            "recipes",
            "datasets",
            "reproduce",
            "reproduce r3gan-ring --dry-run",
            // Points, because images would be unpacked again at each width.
            "train --recipe mlp --dataset ring --dry-run",
            "sweep --recipe mlp --dataset ring --try lr=1e-3,1e-4 --dry-run",
            "sample no-such-run",
        ];

    private static IEnumerable<string> Verbs =>
        ["train", "sample", "evaluate", "compare", "sweep", "reproduce", "studio", "play", "recipes", "datasets"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_page_shows_all_its_words_at_every_width(string arguments)
    {
        // Narrow windows leave metrics out of the result tables.
        var widest = arguments == "reproduce" ? 80 : Widest;
        var (usual, page) = Show(arguments, widest);
        var words = page.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Distinct()
            .Except(FirstHeads)
            .ToArray();
        foreach (var width in Widths.TakeWhile(width => width < widest))
        {
            var (exitCode, text) = Show(arguments, width);

            exitCode.ShouldBe(usual, $"at {width} columns");
            var letters = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
            words.Where(word => !letters.Contains(word, StringComparison.Ordinal)).ShouldBeEmpty($"at {width} columns");
        }
    }

    [Fact]
    public void A_table_of_runs_shows_all_its_cells_at_every_width()
    {
        foreach (var width in Widths)
        {
            var text = new StringWriter();
            var table = new SideBySide(["00000-mlp-mnist", "00001-r3gan-fashion-mnist"]);
            table.Add("state", ["completed", "cut short"]);
            table.Add(new("images/s", IsNumber: true), ["1,234", "987"]);
            table.WriteTo(Terminal.OfWidth(width, DocumentContext.Readable, text, TextWriter.Null).Results);

            var letters = string.Concat(text.ToString().Where(letter => !char.IsWhiteSpace(letter)));
            string[] cells = ["00000-mlp-mnist", "00001-r3gan-fashion-mnist", "completed", "cutshort", "1,234", "987"];
            cells.ShouldAllBe(cell => letters.Contains(cell));
        }
    }

    [Fact]
    public void Results_take_one_line_each_when_their_metrics_do_not_fit()
    {
        var (exitCode, text) = Show("reproduce", 80);

        exitCode.ShouldBe(0);
        var lines = text.Split('\n');
        lines.Length.ShouldBeLessThan(120);
        lines.ShouldContain(line => line.StartsWith("r3gan-mnist-3-minutes  "));
        string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            .ShouldContain("'ganforge reproduce NAME --dry-run' shows what is recorded of one.");
        Show("reproduce r3gan-mnist-3-minutes --dry-run", 80).Text.ShouldMatch(@"digit-fid +\d");
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(8, 0)]
    [InlineData(12, 1)]
    [InlineData(40, 2)]
    public void Continuation_lines_are_indented_as_far_as_the_width_allows(int width, int indent) =>
        Lines.Indent(width).ShouldBe(indent);

    private static (int ExitCode, string Text) Show(string arguments, int width)
    {
        using var text = new StringWriter();
        var exitCode = CommandLine.Run(
            arguments.Split(' '),
            Terminal.OfWidth(width, DocumentContext.Readable, text, text)
        );
        return (exitCode, text.ToString().ReplaceLineEndings("\n"));
    }
}
