using GanForge.Cli.Terminals;
using Spectre.Console;

namespace GanForge.Cli.Tests;

public class ResultTableTests
{
    [Fact]
    public void The_last_column_wraps_within_the_window() =>
        Draw(width: 44)
            .ShouldBe([
                "recipe       epochs  what it is",
                "conv              5  Convolutions against",
                "                     convolutions",
                "non-satura…      20  A loss",
            ]);

    [Fact]
    public void Each_row_becomes_a_list_when_the_columns_do_not_fit() =>
        Draw(width: 30)
            .ShouldBe([
                "conv",
                "  epochs: 5",
                "  what it is: Convolutions",
                "  against convolutions",
                "non-satura…",
                "  epochs: 20",
                "  what it is: A loss",
            ]);

    [Fact]
    public void Facts_stay_in_two_columns_when_they_wrap()
    {
        var (console, text) = Window(width: 30);
        var facts = new FactList(console);
        facts.Add("recipe", "mlp");
        facts.Add("steps", "18,750 of 32 images, 1,875 an epoch");
        facts.AddWhole("go on", "ganforge train --resume runs/00000-mlp-mnist");
        facts.Show();

        LinesOf(text)
            .ShouldBe([
                "  recipe  mlp",
                "  steps   18,750 of 32 images,",
                "          1,875 an epoch",
                "  go on   ganforge train --resume runs/00000-mlp-mnist",
            ]);
    }

    private static string[] Draw(int width)
    {
        var (console, text) = Window(width);
        var table = new ResultTable("recipe", new("epochs", IsNumber: true), "what it is");
        table.AddRow("conv", "5", "Convolutions against convolutions");
        table.AddRow("non-satura…", "20", "A loss");
        table.WriteTo(console);
        return LinesOf(text);
    }

    private static (IAnsiConsole Console, StringWriter Text) Window(int width)
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) }
        );
        console.Profile.Width = width;
        return (console, text);
    }

    private static string[] LinesOf(StringWriter text) =>
        text.ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
