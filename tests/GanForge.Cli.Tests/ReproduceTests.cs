using System.Text.Json;
using System.Text.Json.Nodes;

namespace GanForge.Cli.Tests;

public sealed class ReproduceTests : IDisposable
{
    private const string Tables = """
        {
          "groups": [
            {
              "name": "points",
              "train": { "dataset": "ring", "images": 320 },
              "seeds": "1-2",
              "figures": [ "modes", "high-quality" ],
              "published": [ { "name": "GAN", "source": "somebody", "figures": { "modes": 6.3 } } ],
              "rows": [
                { "name": "mlp-ring", "train": { "recipe": "mlp", "epochs": 12 } },
                { "name": "broken", "train": { "recipe": "mlp", "epochs": 1, "optimizer": "sgd", "lr": 10 } }
              ]
            }
          ]
        }
        """;

    private readonly Tool _tool = new();

    public ReproduceTests() => File.WriteAllText(_tool.At("tables.json"), Tables);

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void A_result_that_is_recorded_has_the_same_figures_to_the_last_bit_when_it_is_reproduced()
    {
        var recorded = Reproduce("mlp-ring", "--out", "first", "--threads", "1", "--record");
        recorded.ExitCode.ShouldBe(0, recorded.Error);
        recorded.Error.ShouldContain("trial 2 of 2  seed=2  120 steps\n");
        recorded.Error.ShouldContain("Nothing is recorded of mlp-ring yet.\n");

        var reproduced = Reproduce("mlp-ring", "--out", "second", "--threads", "2");
        reproduced.ExitCode.ShouldBe(0, reproduced.Error);
        reproduced.Output.ShouldMatch(@"\nseed 2 +\d+:\d\d +\d+ +\d+\.\d %\n");
        reproduced.Output.ShouldMatch(@"\ndifference +0 +0\n");
        reproduced.Error.ShouldContain("Seeds 1-2 have the recorded figures to the last bit.\n");

        var again = Reproduce("mlp-ring", "--out", "second", "--json");
        again.ExitCode.ShouldBe(0, again.Error);
        using var document = JsonDocument.Parse(again.Output);
        document.RootElement.GetProperty("same").GetProperty("2").GetBoolean().ShouldBeTrue();
        document.RootElement.GetProperty("figures").GetProperty("high-quality").GetProperty("difference").GetDouble().ShouldBe(0);
        document.RootElement.GetProperty("figures").GetProperty("high-quality").GetProperty("real").GetDouble().ShouldBe(0.989, 0.01);
        document.RootElement.GetProperty("measured").GetProperty("images").GetInt64().ShouldBe(12 * 320);
    }

    [Fact]
    public void Figures_that_are_not_the_recorded_ones_are_told()
    {
        Reproduce("mlp-ring", "--seeds", "1", "--record").ExitCode.ShouldBe(0);
        var tables = JsonNode.Parse(File.ReadAllText(_tool.At("tables.json")))!;
        var figures = tables["groups"]![0]!["rows"]![0]!["measured"]!["figures"]!;
        var was = (double)figures["high-quality"]![0]!;
        figures["high-quality"]![0] = was + 0.25;
        File.WriteAllText(_tool.At("tables.json"), tables.ToJsonString());

        var result = Reproduce("mlp-ring", "--seeds", "1");

        result.ExitCode.ShouldBe(0);
        result.Error.ShouldContain("Seed 1 has not the recorded bits, by the same version on the same instruction set: high-quality is ");
        result.Output.ShouldMatch(@"\ndifference +0 +–\n");
    }

    [Fact]
    public void What_is_trained_is_not_trained_again_and_seeds_are_added()
    {
        Reproduce("mlp-ring", "--seeds", "2").Error.ShouldContain("trial 1 of 1  seed=2");
        var before = File.ReadAllBytes(_tool.At("runs/mlp-ring/00000-mlp-ring-seed-2/checkpoints/latest.safetensors"));

        var result = Reproduce("mlp-ring");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("trial 1 of 2  seed=1");
        result.Error.ShouldNotContain("trial 2 of 2");
        result.Output.ShouldContain("\nseed 2 ");
        File.ReadAllBytes(_tool.At("runs/mlp-ring/00000-mlp-ring-seed-2/checkpoints/latest.safetensors")).ShouldBe(before);
        Reproduce("mlp-ring").Error.ShouldNotContain("trial ");
    }

    [Fact]
    public void An_interrupted_reproduction_goes_on_to_the_same_figures()
    {
        Reproduce("mlp-ring", "--out", "whole", "--record").ExitCode.ShouldBe(0);

        var stopped = _tool.Interrupt(
            ["INT"],
            line => line.StartsWith("trial 2 ", StringComparison.Ordinal) && WaitFor("parts/mlp-ring/00001-mlp-ring-seed-2/checkpoints/latest.safetensors"),
            "reproduce", "mlp-ring", "--catalogue", "tables.json", "--out", "parts");
        stopped.ExitCode.ShouldBe(130);
        stopped.Output.ShouldBeEmpty();
        stopped.Error.ShouldEndWith("Stopped and saved, 1 of 2 seeds trained; the same command goes on.\n");

        var result = Reproduce("mlp-ring", "--out", "parts");
        result.Error.ShouldContain("Seeds 1-2 have the recorded figures to the last bit.\n");
        result.Error.ShouldNotContain("trial 1 of 2");
    }

    [Fact]
    public void A_dry_run_trains_nothing()
    {
        var result = Reproduce("mlp-ring", "--dry-run", "--seeds", "3,5");

        result.ExitCode.ShouldBe(0);
        result.Output.ShouldMatch(@"\n2  mlp +ring +12 +120 +5  seed=5\n");
        Directory.GetFileSystemEntries(_tool.Folder).ShouldHaveSingleItem().ShouldEndWith("tables.json");
    }

    [Fact]
    public void A_seed_that_diverges_is_told_and_nothing_is_recorded()
    {
        var result = Reproduce("broken", "--seeds", "1", "--record");

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("Failed: seed=1: Training diverged at step ");
        File.ReadAllText(_tool.At("tables.json")).ShouldBe(Tables);
    }

    [Fact]
    public void Results_are_listed_with_what_is_known_of_them()
    {
        Reproduce("mlp-ring", "--threads", "1", "--record").ExitCode.ShouldBe(0);

        var list = _tool.Run("reproduce", "--catalogue", "tables.json").Output;
        list.ShouldStartWith("points\nresult ");
        list.ShouldMatch(@"\nreal examples +– +– +– +8 +\d\d\.\d %\n");
        list.ShouldMatch(@"\nmlp-ring +2 +3,840 +\d+:\d\d, 1 +\d\.\d ± \d\.\d +\d+\.\d % ± \d+\.\d %  ganforge train --recipe mlp --dataset ring --images 320 --epochs 12\n");
        list.ShouldMatch(@"\nbroken +– +– +not measured yet +– +–  ");
        list.ShouldMatch(@"\nGAN +– +– +– +6\.3 +–  somebody\n");

        using var document = JsonDocument.Parse(_tool.Run("reproduce", "--catalogue", "tables.json", "--json").Output);
        document.RootElement[0].GetProperty("measured").GetProperty("seeds").GetArrayLength().ShouldBe(2);
        document.RootElement[1].GetProperty("measured").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void Tables_are_drawn_into_a_page_and_its_words_stay()
    {
        File.WriteAllText(_tool.At("page.md"), "# Results\n\n<!-- results: points -->\nold\n<!-- end of results -->\n\nWords.\n");

        _tool.Run("reproduce", "--catalogue", "tables.json", "--markdown", "page.md").ShouldBe(new ToolResult(0, "", ""));

        File.ReadAllText(_tool.At("page.md")).ShouldBe("""
            # Results

            <!-- results: points -->
            | result | seeds | images seen | time, threads | modes | high-quality | trained by, or published in |
            | --- | ---: | ---: | ---: | ---: | ---: | --- |
            | real examples | – | – | – | – | – | |
            | `mlp-ring` | – | – | not measured yet | – | – | `ganforge train --recipe mlp --dataset ring --images 320 --epochs 12` |
            | `broken` | – | – | not measured yet | – | – | `ganforge train --recipe mlp --dataset ring --images 320 --epochs 1 --optimizer sgd --lr 10` |
            | GAN | – | – | – | 6.3 | – | somebody |
            <!-- end of results -->

            Words.

            """);
    }

    [Theory]
    [InlineData("", "page.md has no place for the table 'points'; a line <!-- results: points --> and below it a line <!-- end of results --> make one.")]
    [InlineData("<!-- results: pionts -->\n<!-- end of results -->\n", "page.md has a place for the table 'pionts'; the tables are points.")]
    public void A_page_without_the_right_places_is_left_alone(string page, string sentence)
    {
        File.WriteAllText(_tool.At("page.md"), page);

        _tool.Run("reproduce", "--catalogue", "tables.json", "--markdown", "page.md").ShouldBe(new ToolResult(2, "", $"error: {sentence}\n"));
        File.ReadAllText(_tool.At("page.md")).ShouldBe(page);
    }

    [Fact]
    public void The_page_of_results_is_as_the_program_draws_it()
    {
        var page = File.ReadAllText(Repository.At("docs", "results.md"));
        File.WriteAllText(_tool.At("page.md"), page);

        _tool.Run("reproduce", "--markdown", "page.md").ShouldBe(new ToolResult(0, "", ""));
        File.ReadAllText(_tool.At("page.md")).ShouldBe(page, "ganforge reproduce --catalogue data/results.json --markdown docs/results.md draws it anew.");
    }

    [Theory]
    [InlineData("reproduce mlp-rnig --catalogue tables.json", "There is no result 'mlp-rnig'; did you mean 'mlp-ring'?")]
    [InlineData("reproduce mlp-ring --catalogue tables.json --seeds one", "'one' is no list of numbers and ranges such as 0-63 or 1,4,7-9: 'one' is neither a number from 0 up to 18446744073709551615 nor a range.")]
    [InlineData("reproduce mlp-ring --catalogue tables.json --seeds 1,1", "'seed=1' is given twice.")]
    [InlineData("reproduce --seeds 1", "--seeds takes the name of a result; 'ganforge reproduce' lists them.")]
    [InlineData("reproduce mlp-ring --record", "--record takes --catalogue FILE, the file to write into: the program's own tables cannot be written.")]
    [InlineData("reproduce mlp-ring --markdown page.md", "--markdown draws all tables, and takes no name of a result.")]
    [InlineData("reproduce --catalogue nowhere.json", "There is no file nowhere.json.")]
    [InlineData("reproduce --markdown nowhere.md", "There is no file nowhere.md.")]
    public void What_cannot_be_is_said_in_a_sentence(string arguments, string sentence)
    {
        _tool.Run(arguments.Split(' ')).ShouldBe(new ToolResult(2, "", $"error: {sentence}\n"));
        Directory.Exists(_tool.At("runs")).ShouldBeFalse();
    }

    private ToolResult Reproduce(params string[] arguments) => _tool.Run([.. (string[])["reproduce", .. arguments], "--catalogue", "tables.json"]);

    private bool WaitFor(string path)
    {
        SpinWait.SpinUntil(() => File.Exists(_tool.At(path)), TimeSpan.FromMinutes(1)).ShouldBeTrue($"{path} did not come.");
        return true;
    }
}
