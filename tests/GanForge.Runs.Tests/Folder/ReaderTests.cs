using System.Text;
using GanForge.Experiments.Reproductions;
using GanForge.Experiments.Sweeps;
using GanForge.Gans.Settings;
using GanForge.Networks.Checkpoints;
using GanForge.Runs.Folder;
using GanForge.Runs.Models;
using GanForge.Runs.State;

namespace GanForge.Runs.Tests;

/// <summary>
/// Readers of files that people may have edited. Each one reads the file, or reports in a sentence which file is wrong
/// and how.
/// </summary>
public sealed class ReaderTests : IDisposable
{
    private const string Statistics = """
        {"step":1,"epoch":1,"lossG":0.5,"lossD":0.25,"wall":{"seconds":1.5,"imagesPerSecond":100}}
        {"step":2,"epoch":1,"phase":"autoencoder","loss":7.5e-1,"wall":{"seconds":2,"imagesPerSecond":100}}

        """;

    private const string Metrics =
        """{"step":2,"epoch":1,"dataset":"mnist","samples":1000,"seed":0,"classifier":null"""
        + ""","figures":{"digit-fid":12.5},"real":{"digit-fid":0.5},"classes":[1,2]}"""
        + "\n";

    private const string Alarms = """
        [
          { "name": "mode-collapse", "title": "Mode collapse", "step": 20, "epoch": 1,
            "seen": "The images are alike.", "advice": "Train slower.", "until": null }
        ]
        """;

    private const string Results = """
        { "groups": [{ "name": "points", "train": { "dataset": "ring", "lr": 1e-3 }, "seeds": "1-2",
          "figures": ["modes"], "real": { "modes": 8 },
          "published": [{ "name": "Others", "source": "a paper", "figures": { "modes": 7.5 } }],
          "rows": [{ "name": "a", "train": { "recipe": "mlp", "steps": 5 }, "also": [], "measured": {
            "date": "2026-01-31", "version": "0.1.0", "processor": "X64", "threads": 2, "images": 640,
            "trained": { "recipe": "mlp" }, "seeds": [1, 2], "seconds": [1.5, 2],
            "samples": { "modes": 1000 }, "figures": { "modes": [8, null] } } }] }] }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> TextFiles =>
        ["options.json", "status.json", "stats.jsonl", "metrics.jsonl", "alarms.json", "plan.json", "results.json"];

    public static TheoryData<string> Files =>
        [.. TextFiles.Select(row => row.Data), "latest.safetensors", "generator.safetensors"];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_mutated_file_is_read_or_refused_with_a_sentence_that_names_it(string name)
    {
        var (path, read) = Reader(name);
        read();
        var whole = File.ReadAllBytes(path);
        var refused = 0;
        foreach (var content in Mutations.Of(whole, seed: 7, count: 1_000))
        {
            File.WriteAllBytes(path, content);
            try
            {
                read();
            }
            catch (UserErrorException problem)
            {
                // A recipe or setting that this version lacks is reported for the run.
                problem.Message.ShouldMatch(
                    $"{System.Text.RegularExpressions.Regex.Escape(name)}|^The run 00000-mlp-mnist was made by "
                        + $"another version"
                );
                problem.Message.ShouldMatch("[.?]$");
                problem.Message.ShouldNotContain("\n");
                refused++;
            }
            catch (Exception problem)
            {
                Assert.Fail($"{problem}\nof {Encoding.Latin1.GetString(content[..Math.Min(content.Length, 3_000)])}");
            }
        }
        refused.ShouldBeGreaterThan(200);
    }

    [Theory]
    [MemberData(nameof(TextFiles))]
    public void A_text_file_with_CRLF_and_a_byte_order_mark_is_read(string name)
    {
        var (path, read) = Reader(name);
        File.WriteAllText(
            path,
            File.ReadAllText(path).ReplaceLineEndings("\r\n"),
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)
        );
        File.ReadAllBytes(path)[..3].ShouldBe([0xef, 0xbb, 0xbf]);
        read();
    }

    [Theory]
    [InlineData("options.json", "\"seed\": 7", "\"seed\": 7, \"seed\": 8", "a name stands twice in it")]
    [InlineData("options.json", "\"recipe\": \"mlp\"", "\"recipe\": null", "'recipe' is missing")]
    [InlineData(
        "options.json",
        "\"sampleEvery\": 1",
        "\"sampleEvery\": 0",
        "'sampleEvery' should be a whole number from 1 to 2147483647, not 0"
    )]
    [InlineData(
        "options.json",
        "\"seed\": 7",
        "\"seed\": 18446744073709551616",
        "'seed' should be a whole number from 0 to 18446744073709551615, not 18446744073709551616"
    )]
    [InlineData(
        "options.json",
        "\"started\": \"2",
        "\"started\": \"yesterday 2",
        "'started' should be a date, not \"yesterday 2"
    )]
    [InlineData("options.json", "\"format\": 1,", "\"format\": 1", "line 3 is not valid JSON")]
    [InlineData(
        "status.json",
        "\"state\": \"",
        "\"state\": \"not-",
        "'state' should be one of running, completed, stopped-early, interrupted, failed, cut-short, not "
            + "\"not-interrupted\""
    )]
    [InlineData(
        "status.json",
        "\"seconds\": ",
        "\"seconds\": 1e400, \"was\": ",
        "'seconds' should be a finite number from 0, not 1e400"
    )]
    [InlineData("alarms.json", "{ \"name\"", "null, { \"name\"", "'[0]' should be an object, not null")]
    [InlineData("stats.jsonl", "\"step\":1,", "\"step\":1e30,", "'step' should be a whole number from 0, not 1e30")]
    [InlineData("stats.jsonl", "\"lossG\":0.5", "\"lossG\":1e400", "'lossG' should be a finite number, not 1e400")]
    [InlineData(
        "metrics.jsonl",
        "\"digit-fid\":12.5",
        "\"digit-fid\":\"good\"",
        "'figures.digit-fid' should be a finite number, not \"good\""
    )]
    [InlineData(
        "plan.json",
        "\"seed\": 1",
        "\"seed\": -1",
        "'trials[0].seed' should be a whole number from 0 to 18446744073709551615, not -1"
    )]
    [InlineData(
        "latest.safetensors",
        "\"metricsLength\":0",
        "\"metricsLength\":-5",
        "'progress.metricsLength' should be a whole number from 0, not -5"
    )]
    [InlineData(
        "latest.safetensors",
        "\"raised\":[]",
        "\"raised\":[null]",
        "'progress.alarms.raised[0]' should be an object, not null"
    )]
    public void A_faulty_file_is_refused_with_the_fault(string name, string right, string wrong, string fault)
    {
        var (path, read) = Reader(name);
        if (path.EndsWith(".safetensors", StringComparison.Ordinal))
        {
            var file = SafeTensors.Load(path);
            file.Metadata["ganforge.state"].ShouldContain(right);
            file.Metadata["ganforge.state"] = file.Metadata["ganforge.state"].Replace(right, wrong);
            file.Save(path);
        }
        else
        {
            File.ReadAllText(path).ShouldContain(right);
            File.WriteAllText(path, File.ReadAllText(path).Replace(right, wrong));
        }
        var sentence = Should.Throw<UserErrorException>(read).Message;
        sentence.ShouldContain(name);
        sentence.ShouldContain(fault);
    }

    [Fact]
    public void Unknown_fields_are_ignored_and_fields_of_later_versions_are_optional()
    {
        var (path, read) = Reader("options.json");
        var text = File.ReadAllText(path);
        File.WriteAllText(
            path,
            text.Replace("\"seed\": 7", "\"seed\": 7, \"added\": { \"digest\": [1, null] }")
                .Replace("\"classes\": 0,", "")
        );
        read();
        (path, read) = Reader("latest.safetensors");
        var file = SafeTensors.Load(path);
        var state = file.Metadata["ganforge.state"];
        file.Metadata["ganforge.state"] = state.Replace("\"metricsLength\":0,", "\"added\":{},");
        file.Metadata["ganforge.state"].ShouldNotBe(state);
        file.Save(path);
        read();
    }

    private (string Path, Action Read) Reader(string name)
    {
        var options = Toys.Options(
            "mlp",
            _folder.Path,
            ("generator-units", "8"),
            ("discriminator-units", "8"),
            ("patience", "9")
        );
        var run = TestRuns.Train(options, stopAfter: 3).Folder;
        switch (name)
        {
            case "options.json":
                return (run.OptionsPath, () => GeneratorModel.Load(run));
            case "status.json":
                return (run.StatusPath, () => RunStatus.Read(run));
            case "stats.jsonl":
                File.WriteAllText(run.StatisticsPath, Statistics);
                return (run.StatisticsPath, () => RunHistory.Read(run));
            case "metrics.jsonl":
                File.WriteAllText(run.MetricsPath, Metrics);
                return (run.MetricsPath, () => RunHistory.Read(run));
            case "alarms.json":
                File.WriteAllText(run.AlarmsPath, Alarms);
                return (run.AlarmsPath, () => AlarmsFile.Read(run));
            case "latest.safetensors":
                // Opening a checkpoint does not read its tensors.
                var state = new SafeTensors
                {
                    Metadata = { ["ganforge.state"] = SafeTensors.Load(run.CheckpointPath).Metadata["ganforge.state"] },
                };
                state.Save(run.CheckpointPath);
                var identity = OptionsFile.Read(run).Identity;
                return (run.CheckpointPath, () => Checkpoint.Open(run.CheckpointPath, identity));
            case "plan.json":
                new SearchSpace(
                    new Dictionary<string, string> { ["recipe"] = "mlp" },
                    [SearchAxis.Parse("seed", ["1", "2"])]
                )
                    .Grid()
                    .Write(_folder.Path);
                return (SweepPlan.PathIn(_folder.Path), () => SweepPlan.Read(_folder.Path));
            case "results.json":
                File.WriteAllText(_folder["results.json"], Results);
                return (_folder["results.json"], () => ResultCatalogue.Read(_folder["results.json"]));
            default:
                return (run.GeneratorPath, () => GeneratorModel.Load(run));
        }
    }
}
