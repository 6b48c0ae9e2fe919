using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GanForge.Data.Files;
using GanForge.Experiments.Reproductions;

namespace GanForge.Cli.Tests;

public sealed partial class ReproduceTests : IClassFixture<ReproduceTests.RecordedResult>, IDisposable
{
    private const string Tables = """
        {
          "groups": [
            {
              "name": "points",
              "train": { "dataset": "ring", "images": 640 },
              "seeds": "1-2",
              "figures": [ "modes", "high-quality" ],
              "published": [ { "name": "GAN", "source": "somebody", "figures": { "modes": 6.3 } } ],
              "rows": [
                { "name": "mlp-ring", "train": { "recipe": "mlp", "epochs": 6, "latent-dim": 2, "lr-g": 0.01 } },
                { "name": "broken", "train": { "recipe": "mlp", "epochs": 1, "optimizer": "sgd", "lr": 10 } }
              ]
            }
          ]
        }
        """;

    private readonly Tool _tool = new();
    private readonly RecordedResult _recorded;

    public ReproduceTests(RecordedResult recorded)
    {
        _recorded = recorded;
        File.WriteAllText(_tool.At("tables.json"), Tables);
    }

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void Reproducing_a_recorded_result_gives_bit_identical_metrics()
    {
        _tool.CopyFrom(_recorded.Tool);
        _recorded.Result.Error.ShouldContain("trial 2 of 2  seed=2  120 steps\n");
        _recorded.Result.Error.ShouldEndWith(
            "Nothing was recorded of mlp-ring before.\nRecorded seeds 1-2 in tables.json.\n"
        );

        // Equal zeros would say nothing.
        ((double)Measured()["figures"]!["high-quality"]![0]!).ShouldBeGreaterThan(0);

        var reproduced = Reproduce("mlp-ring", "--out", "second", "--threads", "2");
        reproduced.ExitCode.ShouldBe(0, reproduced.Error);
        reproduced.Output.ShouldMatch(@"\nseed 2 +\d+:\d\d +\d+ +\d+\.\d %\n");
        reproduced.Output.ShouldMatch(@"\ndifference +0 +0\n");
        reproduced.Error.ShouldContain("Seeds 1-2 have the recorded metrics to the last bit.\n");

        var again = Reproduce("mlp-ring", "--out", "second", "--json");
        again.ExitCode.ShouldBe(0, again.Error);
        using var document = JsonDocument.Parse(again.Output);
        document.RootElement.GetProperty("same").GetProperty("2").GetBoolean().ShouldBeTrue();
        document
            .RootElement.GetProperty("figures")
            .GetProperty("high-quality")
            .GetProperty("difference")
            .GetDouble()
            .ShouldBe(0);
        document
            .RootElement.GetProperty("figures")
            .GetProperty("high-quality")
            .GetProperty("real")
            .GetDouble()
            .ShouldBe(0.989, 0.01);
        document.RootElement.GetProperty("measured").GetProperty("images").GetInt64().ShouldBe(6 * 640);
    }

    [Fact]
    public void Metrics_that_differ_from_the_record_are_reported()
    {
        _tool.CopyFrom(_recorded.Tool);
        File.WriteAllText(_tool.At("tables.json"), Tables);
        Reproduce("mlp-ring", "--seeds", "1", "--record").ExitCode.ShouldBe(0);
        Alter(tables =>
        {
            var values = tables["groups"]![0]!["rows"]![0]!["measured"]!["figures"]!["high-quality"]!;
            values[0] = (double)values[0]! + 0.25;
        });

        var result = Reproduce("mlp-ring", "--seeds", "1");

        result.ExitCode.ShouldBe(0);
        result.Error.ShouldContain(
            "Seed 1 has not the recorded bits, by the same version on the same instruction set: high-quality is "
        );
        result.Output.ShouldMatch(@"\ndifference +0 +–\n");
    }

    [Fact]
    public void Reproduce_trains_only_the_missing_seeds()
    {
        Reproduce("mlp-ring", "--seeds", "2").Error.ShouldContain("trial 1 of 1  seed=2");
        var before = File.ReadAllBytes(_tool.At("runs/mlp-ring/00000-mlp-ring-seed-2/checkpoints/latest.safetensors"));

        var result = Reproduce("mlp-ring");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("trial 1 of 2  seed=1");
        result.Error.ShouldNotContain("trial 2 of 2");
        result.Output.ShouldContain("\nseed 2 ");
        File.ReadAllBytes(_tool.At("runs/mlp-ring/00000-mlp-ring-seed-2/checkpoints/latest.safetensors"))
            .ShouldBe(before);
        Reproduce("mlp-ring").Error.ShouldNotContain("trial ");
    }

    [Fact]
    public void New_seeds_are_added_to_the_recorded_ones()
    {
        _tool.CopyFrom(_recorded.Tool);
        var before = Measured();

        var added = Reproduce("mlp-ring", "--threads", "1", "--seeds", "7", "--out", "other", "--record");

        added.ExitCode.ShouldBe(0, added.Error);
        added.Error.ShouldEndWith("\nRecorded seed 7 in tables.json, which now has seeds 1-2,7.\n");
        var after = Measured();
        after["seeds"]!.ToJsonString().ShouldBe("[1,2,7]");
        after["seconds"]!.AsArray().Count.ShouldBe(3);
        after["samples"]!.ToJsonString().ShouldBe("""{"modes":2500,"high-quality":2500}""");
        after["classifier"].ShouldBeNull();
        foreach (var (name, values) in before["figures"]!.AsObject())
        {
            after["figures"]![name]!
                .AsArray()
                .Take(2)
                .Select(value => value?.ToJsonString())
                .ShouldBe(values!.AsArray().Select(value => value?.ToJsonString()), name);
        }
    }

    [Fact]
    public void Adding_seeds_to_a_record_of_another_version_is_refused()
    {
        _tool.CopyFrom(_recorded.Tool);
        Alter(tables => tables["groups"]![0]!["rows"]![0]!["measured"]!["version"] = "0.0.1");
        var before = File.ReadAllText(_tool.At("tables.json"));

        var result = Reproduce("mlp-ring", "--threads", "1", "--seeds", "1", "--out", "other", "--record");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldStartWith("error: Recorded are seeds 1-2, by version 0.0.1 on ");
        result.Error.ShouldContain("; measure all of them again, since others by version 0.1.0 on ");
        Directory.Exists(_tool.At("other")).ShouldBeFalse();
        File.ReadAllText(_tool.At("tables.json")).ShouldBe(before);
        Reproduce("mlp-ring", "--threads", "1", "--record").ExitCode.ShouldBe(0);
        ((string)Measured()["version"]!).ShouldBe("0.1.0");
    }

    [Fact]
    public void A_record_made_with_other_settings_is_not_compared()
    {
        _tool.CopyFrom(_recorded.Tool);
        Alter(tables => tables["groups"]![0]!["rows"]![0]!["train"]!["lr-g"] = 0.02);

        _tool
            .Run("reproduce", "--catalogue", "tables.json")
            .Output.ShouldMatch(@"\nmlp-ring +– +– +changed since measured +– +–  ");
        var result = Reproduce("mlp-ring", "--seeds", "1", "--out", "other");
        result.Output.ShouldNotContain("recorded");
        result.Error.ShouldEndWith(
            "\nWhat was recorded of mlp-ring is of another training, with learning-rate-g 0.01 and not 0.02, "
                + "and is not compared.\n"
        );
    }

    [Fact]
    public void Recording_through_a_symbolic_link_keeps_the_link()
    {
        _tool.CopyFrom(_recorded.Tool);
        File.Delete(_tool.At("tables.json"));
        File.WriteAllText(_tool.At("real.json"), Tables);
        File.CreateSymbolicLink(_tool.At("tables.json"), _tool.At("real.json"));

        Reproduce("mlp-ring", "--seeds", "1", "--record").ExitCode.ShouldBe(0);

        new FileInfo(_tool.At("tables.json")).LinkTarget.ShouldNotBeNull();
        File.ReadAllText(_tool.At("real.json")).ShouldContain("\"measured\"");
    }

    [Fact]
    public void Every_result_named_in_the_documents_or_help_exists()
    {
        string[] pages =
        [
            Repository.At("README.md"),
            Repository.At("CHANGELOG.md"),
            .. Directory.GetFiles(Repository.At("docs"), "*.md", SearchOption.AllDirectories),
        ];
        var texts = pages.Select(File.ReadAllText).Append(_tool.Run("reproduce", "--help").Output);
        var names = texts
            .SelectMany(text => ReproducedName().Matches(text))
            .Select(match => match.Groups["name"].Value)
            .ToList();

        names.ShouldNotBeEmpty();
        foreach (var name in names.Distinct())
            Should.NotThrow(() => ResultCatalogue.BuiltIn.Find(name));
    }

    [Fact]
    public void An_interrupted_reproduction_resumes_to_the_same_metrics()
    {
        _tool.CopyFrom(_recorded.Tool);

        var stopped = _tool.Interrupt(
            ["INT"],
            line =>
                line.StartsWith("trial 2 ", StringComparison.Ordinal)
                && WaitFor("parts/mlp-ring/00001-mlp-ring-seed-2/checkpoints/latest.safetensors"),
            "reproduce",
            "mlp-ring",
            "--catalogue",
            "tables.json",
            "--out",
            "parts"
        );
        stopped.ExitCode.ShouldBe(130);
        stopped.Output.ShouldBeEmpty();
        stopped.Error.ShouldEndWith("Stopped and saved, 1 of 2 seeds trained; the same command goes on.\n");

        var result = Reproduce("mlp-ring", "--out", "parts");
        result.Error.ShouldContain("Seeds 1-2 have the recorded metrics to the last bit.\n");
        result.Error.ShouldNotContain("trial 1 of 2");
    }

    [Fact]
    public void A_dry_run_trains_and_downloads_nothing()
    {
        File.WriteAllText(_tool.At("tables.json"), Tables.Replace("\"ring\"", "\"kmnist\""));

        var result = Reproduce("mlp-ring", "--dry-run", "--seeds", "3,5");

        result.ExitCode.ShouldBe(0);
        result.Output.ShouldMatch(@"\n2  mlp +kmnist +6 +120 +5  seed=5\n");
        Directory.GetFileSystemEntries(_tool.Folder).ShouldHaveSingleItem().ShouldEndWith("tables.json");
    }

    [Fact]
    public void The_data_set_can_be_read_from_a_folder()
    {
        File.WriteAllText(
            _tool.At("tables.json"),
            Tables
                .Replace("\"ring\", \"images\": 640", "\"mnist\"")
                .Replace("modes\", \"high-quality", "precision\", \"coverage")
        );
        Directory.CreateDirectory(_tool.At("data"));
        foreach (var half in (string[])["train", "t10k"])
        {
            IdxFile.Write(
                _tool.At($"data/{half}-images-idx3-ubyte"),
                new IdxArray([320, 28, 28], new byte[320 * 28 * 28])
            );
            IdxFile.Write(_tool.At($"data/{half}-labels-idx1-ubyte"), new IdxArray([320], new byte[320]));
        }

        var result = Reproduce("mlp-ring", "--seeds", "1", "--data-dir", "data");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("trial 1 of 1  seed=1  60 steps\n");
    }

    [Fact]
    public void A_data_folder_for_points_is_refused()
    {
        var result = Reproduce("mlp-ring", "--data-dir", "data");

        result.ExitCode.ShouldBe(2);
        result.OnlyErrorLine.ShouldBe(
            $"error: The points of ring are drawn by the program and lie in no folder; leave out the data "
                + $"folder {_tool.At("data")}."
        );
    }

    [Fact]
    public void A_diverged_seed_is_reported_and_not_recorded()
    {
        var result = Reproduce("broken", "--seeds", "1", "--record");

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("Failed: seed=1: Training diverged at step ");
        File.ReadAllText(_tool.At("tables.json")).ShouldBe(Tables);
    }

    [Fact]
    public void Results_are_listed_with_their_recorded_metrics()
    {
        _tool.CopyFrom(_recorded.Tool);

        var list = _tool.Run("reproduce", "--catalogue", "tables.json").Output;
        list.ShouldStartWith("points\nresult ");
        list.ShouldMatch(@"\nreal examples +– +– +– +8 +\d\d\.\d %\n");
        list.ShouldMatch(
            @"\nmlp-ring +2 +3,840 +\d+:\d\d, 1 +\d\.\d ± \d\.\d +\d+\.\d % ± \d+\.\d %  "
                + @"ganforge train --recipe mlp --dataset ring --images 640 --epochs 6 --latent-dim 2 --lr-g 0.01\n"
        );
        list.ShouldMatch(@"\nbroken +– +– +not measured yet +– +–  ");
        list.ShouldMatch(@"\nGAN +– +– +– +6\.3 +–  somebody\n");

        using var document = JsonDocument.Parse(_tool.Run("reproduce", "--catalogue", "tables.json", "--json").Output);
        document.RootElement[0].GetProperty("measured").GetProperty("seeds").GetArrayLength().ShouldBe(2);
        document.RootElement[1].GetProperty("measured").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void A_metric_recorded_for_only_some_seeds_shows_their_count()
    {
        _tool.CopyFrom(_recorded.Tool);
        Alter(tables =>
            tables["groups"]![0]!["rows"]![0]!["measured"]!["figures"]!["modes"] = JsonNode.Parse("[7, null]")
        );

        _tool
            .Run("reproduce", "--catalogue", "tables.json")
            .Output.ShouldMatch(@"\nmlp-ring +2 .* 7 \(1 of 2\) +\d+\.\d % ± ");
    }

    [Fact]
    public void Markdown_tables_are_updated_in_place_and_other_text_is_kept()
    {
        File.WriteAllText(
            _tool.At("page.md"),
            "# Results\n\n<!-- results: points -->\nold\n<!-- end of results -->\n\nWords.\n"
        );

        _tool
            .Run("reproduce", "--catalogue", "tables.json", "--markdown", "page.md")
            .ShouldBe(new ToolResult(0, "", ""));

        var train = "ganforge train --recipe mlp --dataset ring --images 640 --epochs";
        File.ReadAllText(_tool.At("page.md"))
            .ShouldBe(
                $"""
                # Results

                <!-- results: points -->
                | result | seeds | images seen | time, threads | modes | high-quality | trained by, or published in |
                | --- | ---: | ---: | ---: | ---: | ---: | --- |
                | real examples | – | – | – | – | – | |
                | `mlp-ring` | – | – | not measured yet | – | – | `{train} 6 --latent-dim 2 --lr-g 0.01` |
                | `broken` | – | – | not measured yet | – | – | `{train} 1 --optimizer sgd --lr 10` |
                | GAN | – | – | – | 6.3 | – | somebody |
                <!-- end of results -->

                Words.

                """
            );
    }

    [Theory]
    [InlineData(
        "",
        "page.md has no place for the table 'points'; a line <!-- results: points --> and below it a line <!-- "
            + "end of results --> make one."
    )]
    [InlineData(
        "<!-- results: pionts -->\n<!-- end of results -->\n",
        "page.md has a place for the table 'pionts'; the tables are points."
    )]
    public void A_page_without_matching_table_markers_is_refused_unchanged(string page, string sentence)
    {
        File.WriteAllText(_tool.At("page.md"), page);

        _tool
            .Run("reproduce", "--catalogue", "tables.json", "--markdown", "page.md")
            .ShouldBe(new ToolResult(2, "", $"error: {sentence}\n"));
        File.ReadAllText(_tool.At("page.md")).ShouldBe(page);
    }

    [Fact]
    public void The_results_page_matches_the_generated_tables()
    {
        var page = File.ReadAllText(Repository.At("docs", "results.md"));
        File.WriteAllText(_tool.At("page.md"), page);

        _tool.Run("reproduce", "--markdown", "page.md").ShouldBe(new ToolResult(0, "", ""));
        File.ReadAllText(_tool.At("page.md"))
            .ShouldBe(
                page,
                "ganforge reproduce --catalogue data/results.json --markdown docs/results.md draws it again."
            );
    }

    [Theory]
    [InlineData(
        "reproduce mlp-rnig --catalogue tables.json",
        "There is no result 'mlp-rnig'; did you mean 'mlp-ring'?"
    )]
    [InlineData(
        "reproduce mlp-ring --catalogue tables.json --seeds one",
        "'one' is not a list of numbers and ranges such as 0-63 or 1,4,7-9: 'one' is neither a whole number nor a "
            + "range."
    )]
    [InlineData("reproduce mlp-ring --catalogue tables.json --seeds 1,1", "'seed=1' is given twice.")]
    [InlineData("reproduce --data-dir data", "--data-dir takes the name of a result; 'ganforge reproduce' lists them.")]
    [InlineData("reproduce --seeds 1", "--seeds takes the name of a result; 'ganforge reproduce' lists them.")]
    [InlineData(
        "reproduce mlp-ring --record",
        "--record takes --catalogue FILE, the file to write into: the program's own tables cannot be written."
    )]
    [InlineData("reproduce mlp-ring --markdown page.md", "--markdown draws all tables, and takes no name of a result.")]
    [InlineData(
        "reproduce --catalogue tables.json --markdown page.md --json",
        "--markdown draws tables into a file, and prints none; leave --json out."
    )]
    [InlineData(
        "reproduce mlp-ring --catalogue tables.json --dry-run --record",
        "--dry-run measures nothing that --record could write; leave one of them out."
    )]
    [InlineData("reproduce --catalogue nowhere.json", "There is no file nowhere.json.")]
    [InlineData("reproduce --markdown nowhere.md", "There is no file nowhere.md.")]
    public void Reproduce_with_invalid_arguments_is_refused(string arguments, string sentence)
    {
        _tool.Run(arguments.Split(' ')).ShouldBe(new ToolResult(2, "", $"error: {sentence}\n"));
        Directory.Exists(_tool.At("runs")).ShouldBeFalse();
    }

    private JsonNode Measured() =>
        JsonNode.Parse(File.ReadAllText(_tool.At("tables.json")))!["groups"]![0]!["rows"]![0]!["measured"]!;

    private void Alter(Action<JsonNode> change)
    {
        var tables = JsonNode.Parse(File.ReadAllText(_tool.At("tables.json")))!;
        change(tables);
        File.WriteAllText(_tool.At("tables.json"), tables.ToJsonString());
    }

    /// <summary>A result name in a command; its first letter is lowercase, unlike the placeholder NAME.</summary>
    [GeneratedRegex(@"ganforge reproduce (?<name>[a-z][a-z0-9.-]+)")]
    private static partial Regex ReproducedName();

    private ToolResult Reproduce(params string[] arguments) =>
        _tool.Run([.. (string[])["reproduce", .. arguments], "--catalogue", "tables.json"]);

    private bool WaitFor(string path)
    {
        SpinWait
            .SpinUntil(() => File.Exists(_tool.At(path)), TimeSpan.FromMinutes(1))
            .ShouldBeTrue($"{path} did not come.");
        return true;
    }

    /// <summary>The tables with mlp-ring recorded by one thread, and the runs it was recorded from.</summary>
    public sealed class RecordedResult : IDisposable
    {
        public RecordedResult()
        {
            File.WriteAllText(Tool.At("tables.json"), Tables);
            Result = Tool.Run("reproduce", "mlp-ring", "--threads", "1", "--record", "--catalogue", "tables.json");
            Result.ExitCode.ShouldBe(0, Result.Error);
        }

        public Tool Tool { get; } = new();

        internal ToolResult Result { get; }

        public void Dispose() => Tool.Dispose();
    }
}
