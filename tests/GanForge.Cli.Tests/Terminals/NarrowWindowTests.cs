using GanForge.Cli.Comparing;
using GanForge.Cli.Terminals;
using GanForge.Gans;

namespace GanForge.Cli.Tests;

/// <summary>A split terminal or a phone: at any width nothing fails and no word is lost.</summary>
public sealed class NarrowWindowTests
{
    private const int Widest = 120;

    /// <summary>A list of rows has no use for the head of a table's first column.</summary>
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
            // Points are drawn at once, where images would be unpacked at each width.
            "train --recipe mlp --dataset ring --dry-run",
            "sweep --recipe mlp --dataset ring --try lr=1e-3,1e-4 --dry-run",
            "sample no-such-run",
        ];

    private static IEnumerable<string> Verbs =>
        ["train", "sample", "evaluate", "compare", "sweep", "reproduce", "studio", "play", "recipes", "datasets"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_page_has_all_its_words_at_every_width(string arguments)
    {
        // The tables of results have fewer figures where the window has no room for all.
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
    public void A_table_of_runs_has_all_its_cells_at_every_width()
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
    public void Results_are_a_line_each_where_the_window_has_no_room_for_all_their_figures()
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
    public void What_belongs_to_a_line_is_indented_as_far_as_there_is_room(int width, int indent) =>
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
